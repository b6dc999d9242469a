import { sql } from 'kysely';
import { anyOf } from '../../../database/sql/any-of.ts';
import type { Reader } from '../../../database/sql/reader.ts';
import type { ProfessionalClaim } from '../../../edi/claim/professional-claim.ts';

/** The decision of a payer that comes before a claim's own, as its remittance has it. */
export interface EarlierDecision {
  claimId: string;
  payerId: string;
  /** The claim as that payer decided it. */
  sent: ProfessionalClaim;
  paidCents: number;
  patientCents: number | null;
  payerControlNumber: string | null;
  remarks: readonly string[];
  /** The day of the payment. */
  decidedOn: string;
  adjustments: readonly EarlierAdjustment[];
  lines: readonly EarlierLineDecision[];
}

export interface EarlierAdjustment {
  group: 'CO' | 'CR' | 'OA' | 'PI' | 'PR';
  reason: string;
  cents: number;
  quantity: number | null;
}

export interface EarlierLineDecision {
  chargeId: string | null;
  qualifier: string;
  code: string;
  modifiers: readonly string[];
  units: number | null;
  paidCents: number;
  remarks: readonly string[];
  adjustments: readonly EarlierAdjustment[];
}

/**
 * The latest decision of each payer before these claims', by the claim's id and in the order of the ranks. A payment that
 * was taken back, or an advice that is not in balance, is none.
 */
export async function findEarlierDecisions(
  db: Reader,
  practiceId: string,
  claimIds: readonly string[],
): Promise<Map<string, EarlierDecision[]>> {
  const adjustmentsOf = (condition: ReturnType<typeof sql>) => sql`coalesce((
    select json_agg(json_build_object('group', one.group_code, 'reason', one.reason, 'cents', coalesce(one.cents, 0),
      'quantity', one.quantity::float8) order by one.ordinal)
    from adjustment one where one.practice_id = ${practiceId} and one.advice_id = advice.id and ${condition}), '[]')`;
  const { rows } = await sql<EarlierDecision>`
    select distinct on (claim.id, earlier.rank) claim.id as "claimId", earlier.payer_id as "payerId",
      version.snapshot as sent, coalesce(advice.paid_cents, 0)::float8 as "paidCents",
      advice.patient_cents::float8 as "patientCents", advice.payer_control_number as "payerControlNumber",
      to_json(advice.remarks) as remarks, advice.paid_on::text as "decidedOn",
      ${adjustmentsOf(sql`one.advice_line_id is null`)} as adjustments,
      coalesce((
        select json_agg(json_build_object('chargeId', line.charge_id, 'qualifier', line.qualifier, 'code', line.code,
          'modifiers', to_json(line.modifiers), 'units', line.units::float8, 'paidCents', coalesce(line.paid_cents, 0),
          'remarks', to_json(line.remarks), 'adjustments', ${adjustmentsOf(sql`one.advice_line_id = line.id`)})
          order by line.ordinal)
        from advice_line line where line.practice_id = ${practiceId} and line.advice_id = advice.id), '[]') as lines
    from claim
    join claim earlier on earlier.practice_id = ${practiceId} and earlier.visit_id = claim.visit_id
      and earlier.part = claim.part and earlier.rank < claim.rank
    join lateral (
      select told.*, remittance.paid_on from advice told
      join remittance on remittance.practice_id = ${practiceId} and remittance.id = told.remittance_id
      where told.practice_id = ${practiceId} and told.claim_id = earlier.id
        and told.status not in ('UNMATCHED', 'IGNORED')
      order by remittance.paid_on desc, told.payer_status = '22', remittance.received_at desc, told.ordinal desc
      limit 1) advice on advice.payer_status <> '22' and advice.status <> 'HELD'
    join claim_version version on version.practice_id = ${practiceId} and version.claim_id = earlier.id
      and version.number = advice.version_number
    where claim.practice_id = ${practiceId} and claim.id = ${anyOf(claimIds)}
    order by claim.id, earlier.rank, earlier.created_at desc`.execute(db);
  return Map.groupBy(rows, ({ claimId }) => claimId);
}
