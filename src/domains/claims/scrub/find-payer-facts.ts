import { sql } from 'kysely';
import { anyOf } from '../../../database/sql/any-of.ts';
import type { Reader } from '../../../database/sql/reader.ts';
import type { PayerProcedureRule } from '../../../generated/models.ts';
import type { ClaimSource } from '../snapshot/claim-source.ts';
import type { PayerFacts, ProcedureRule } from './payer-facts.ts';

interface PayerRow {
  id: string;
  timelyFilingDays: number | null;
  acceptsReplacement: boolean;
  memberIdForms: string[];
  telehealthModifiers: string[];
  needsDrugCodes: boolean;
  splitsMonths: boolean;
  procedureRules: PayerProcedureRule[];
}

/** Settings and rules of the claims' payers, by the payer's id. */
export async function findPayerFacts(
  db: Reader,
  practiceId: string,
  claims: readonly ClaimSource[],
): Promise<Map<string, PayerFacts>> {
  const payerIds = [...new Set(claims.map(({ payerId }) => payerId))];
  const { rows } = await sql<PayerRow>`
    select id, timely_filing_days as "timelyFilingDays", accepts_replacement as "acceptsReplacement",
      member_id_forms as "memberIdForms", telehealth_modifiers as "telehealthModifiers",
      needs_drug_codes as "needsDrugCodes", splits_months as "splitsMonths", procedure_rules as "procedureRules"
    from payer where practice_id = ${practiceId} and id = ${anyOf(payerIds)}`.execute(db);
  return new Map(
    rows.map(({ id, memberIdForms, procedureRules, ...known }) => [
      id,
      {
        ...known,
        memberIdPattern: patternOf(memberIdForms),
        procedureRules: new Map(procedureRules.map((rule) => [rule.code, ruleOf(rule)])),
      },
    ]),
  );
}

const places: Readonly<Record<string, string>> = { a: '[A-Z]', '#': '[0-9]', '*': '[A-Z0-9]' };

/** Forms as `Payer.memberIdForms` has them; null where the practice knows none. */
function patternOf(forms: readonly string[]): RegExp | null {
  if (forms.length === 0) return null;
  const alternatives = forms.map((form) => [...form].map((sign) => places[sign] ?? sign).join(''));
  return new RegExp(`^(?:${alternatives.join('|')})$`, 'i');
}

function ruleOf({ needsAuthorization, mostTimes, withinMonths }: PayerProcedureRule): ProcedureRule {
  const isLimited = typeof mostTimes === 'number' && typeof withinMonths === 'number';
  return { needsAuthorization, frequency: isLimited ? { most: mostTimes, months: withinMonths } : null };
}
