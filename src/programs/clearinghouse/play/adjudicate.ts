import type { ReceivedClaim, ReceivedLine } from '../claims/claim.ts';
import type { Adjustment, Advice, AdviceLine } from './advice.ts';

/** How a payer decides. */
export type Decision =
  | 'PAID'
  | 'REDUCED'
  | 'CROSSED'
  | 'PART'
  | 'DEDUCTIBLE'
  | 'DENIED_16'
  | 'DENIED_197'
  | 'DENIED_29';

/** Of a hundred cents charged the payer allows 80, and 70 after it has looked again. */
const allowed = (charge: number, decision: Decision) => Math.floor((charge * (decision === 'REDUCED' ? 70 : 80)) / 100);
const copay = 2000;
/** Each denial's remark code. */
const remarks = { '16': 'N290', '197': 'N54', '29': 'N211' } as const;

export function adjudicate(claim: ReceivedClaim, decision: Decision, payerControlNumber: string): Advice {
  const rank = { S: 2, T: 3 }[claim.responsibility] ?? 1;
  return {
    ...{ patientControlNumber: claim.patientControlNumber, payerControlNumber },
    status: String(decision === 'CROSSED' ? 18 + rank : rank),
    filingCode: claim.filingCode || '12',
    ...{ placeOfService: claim.placeOfService, frequency: claim.frequency },
    ...{ patient: claim.patient, memberId: claim.memberId },
    crossover: decision === 'CROSSED' ? 'EXAMPLE SUPPLEMENT PLAN' : null,
    lines: claim.lines.map((line, index) => decideLine(line, decision, placeOf(index, claim.lines.length))),
  };
}

interface Place {
  isFirst: boolean;
  isLast: boolean;
}
const placeOf = (index: number, count: number): Place => ({ isFirst: index === 0, isLast: index === count - 1 });

function decideLine(line: ReceivedLine, decision: Decision, { isFirst, isLast }: Place): AdviceLine {
  const { procedure, units, from, to, controlNumber, charge } = line;
  const decided = { procedure, units, from, to, controlNumber, charge };
  const denial = decision === 'PART' && isLast ? '197' : (decision.match(/^DENIED_(.+)$/)?.[1] ?? null);
  if (denial === '16' || denial === '197' || denial === '29')
    return { ...decided, adjustments: adjustments(['CO', denial, charge]), remark: remarks[denial] };
  if (decision === 'DEDUCTIBLE') return { ...decided, adjustments: adjustments(['PR', '1', charge]), remark: null };
  const most = allowed(charge, decision);
  const ofPatient = isFirst ? Math.min(copay, most) : 0;
  return { ...decided, adjustments: adjustments(['CO', '45', charge - most], ['PR', '3', ofPatient]), remark: null };
}

/** Adjustments of nothing are not written. */
function adjustments(...given: readonly (readonly [Adjustment['group'], string, number])[]): Adjustment[] {
  return given.filter(([, , cents]) => cents !== 0).map(([group, reason, cents]) => ({ group, reason, cents }));
}
