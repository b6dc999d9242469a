import type { AdviceLine } from '../../edi/remittance/advice-line.ts';
import type { Adjustment } from '../../edi/remittance/parts.ts';
import type { Advice } from '../../edi/remittance/remittance.ts';
import { ClaimEventKind, ClaimStatus } from '../../generated/models.ts';

/** Reasons that lower what is owed and deny nothing: contract, deductible, coinsurance, copay, prior payer, sequestration. */
const allowances: ReadonlySet<string> = new Set(['1', '2', '3', '23', '45', '104', '144', '253']);
const patientShare = 'PR';
const reversal = '22';
const denial = '4';
/** Processed as first, second or third payer; the same and passed on. */
const processed: ReadonlySet<string> = new Set(['1', '2', '3', '19', '20', '21']);

/** The decision of an advice about its claim. */
export interface Decided {
  kind: Extract<ClaimEventKind, 'ADJUDICATED' | 'REVERSED'>;
  /** Null where it decides nothing: a claim of another payer, an estimate, a status that is not known. */
  status: ClaimStatus | null;
  /** Reasons of what was not paid: `CO-16`, `N290`. */
  codes: readonly string[];
}

type Amounts = Pick<AdviceLine, 'charge' | 'paid' | 'adjustments'> & { remarks: readonly string[] };

export function decidedBy(advice: Advice): Decided {
  const { status } = advice;
  if (status === reversal) return { kind: ClaimEventKind.REVERSED, status: ClaimStatus.REVERSED, codes: [] };
  const kind = ClaimEventKind.ADJUDICATED;
  if (status !== denial && !processed.has(status)) return { kind, status: null, codes: [] };
  const lines = linesOf(advice);
  const denied = lines.filter((line) => isDenied(line));
  if (status === denial || (denied.length > 0 && denied.length === lines.length))
    return { kind, status: ClaimStatus.DENIED, codes: reasonsOf(denied.length > 0 ? denied : lines) };
  if (denied.length > 0) return { kind, status: ClaimStatus.PARTLY_PAID, codes: reasonsOf(denied) };
  if (advice.paid === null) return { kind, status: null, codes: [] };
  const shares = lines.filter(({ adjustments }) => adjustments.some(isShare));
  const isShared = advice.paid === 0 && (shares.length > 0 || (advice.patientResponsibility ?? 0) > 0);
  if (isShared) return { kind, status: ClaimStatus.PATIENT_RESPONSIBILITY, codes: reasonsOf(shares) };
  return { kind, status: ClaimStatus.PAID, codes: [] };
}

/** A line without payment that is denied by the payer; what the patient owes is no denial. */
export function isDenied({ paid, adjustments }: Pick<Amounts, 'paid' | 'adjustments'>): boolean {
  return paid === 0 && adjustments.some(isDenying);
}

const isDenying = ({ group, reason, cents }: Adjustment) =>
  group !== patientShare && !allowances.has(reason) && cents !== 0;
const isShare = ({ group, cents }: Adjustment) => group === patientShare && (cents ?? 0) > 0;

/** Lines that were charged for, each with the reasons of its claim. An advice without lines is one itself. */
function linesOf({ lines, charge, paid, adjustments, remarks }: Advice): Amounts[] {
  const whole = { charge, paid, adjustments, remarks };
  if (lines.length === 0) return [whole];
  const each = lines.map((line) => ({
    charge: line.charge,
    paid: line.paid,
    adjustments: [...line.adjustments, ...adjustments],
    remarks: [...line.remarks.map(({ code }) => code), ...remarks],
  }));
  // Codes of quality reporting are charged nothing.
  const charged = each.filter((line) => line.charge !== 0);
  return charged.length > 0 ? charged : each;
}

function reasonsOf(lines: readonly Amounts[]): string[] {
  const adjustments = lines.flatMap((line) => line.adjustments).filter(({ reason }) => reason !== '45');
  const reasons = adjustments.map(({ group, reason }) => `${group}-${reason}`);
  return [...new Set([...reasons, ...lines.flatMap(({ remarks }) => remarks)])];
}
