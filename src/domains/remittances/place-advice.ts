import { AdviceMatch, AdviceStatus, HoldReason, LineMatch } from '../../generated/models.ts';
import type { AdviceRow } from './advice.entity.ts';
import type { AdviceLineRow } from './advice-line.entity.ts';
import type { MeantClaim } from './claims-meant.ts';
import type { Reversible } from './find-reversible.ts';

const reversal = '22';
/** 23 belongs to another payer, 25 is an estimate. */
const ignored: ReadonlySet<string> = new Set(['23', '25']);
const known: ReadonlySet<string> = new Set(['1', '2', '3', '4', '19', '20', '21', reversal, ...ignored]);

type Facts = Pick<
  AdviceRow,
  'payerStatus' | 'chargedCents' | 'paidCents' | 'differenceCents' | 'payerControlNumber' | 'pcn'
>;

interface AdviceToPlace {
  facts: Facts;
  lines: readonly Pick<AdviceLineRow, 'differenceCents' | 'match'>[];
  meant: Pick<MeantClaim, 'total' | 'match'> | null;
  /** Payments that a reversal may take back. */
  reversible: readonly Reversible[];
}

/** Where an advice stands: what is sound is ready, and the first thing that is not is named. */
export function placeAdvice(advice: AdviceToPlace): Pick<AdviceRow, 'status' | 'heldFor' | 'match'> {
  const { meant, facts } = advice;
  const match = meant?.match ?? AdviceMatch.NONE;
  if (ignored.has(facts.payerStatus)) return { match, status: AdviceStatus.IGNORED, heldFor: null };
  if (!meant) return { match, status: AdviceStatus.UNMATCHED, heldFor: null };
  const heldFor = holdOf(advice, meant);
  return { match, status: heldFor ? AdviceStatus.HELD : AdviceStatus.READY, heldFor };
}

function holdOf({ facts, lines, reversible }: AdviceToPlace, { total }: Pick<MeantClaim, 'total'>): HoldReason | null {
  const isReversal = facts.payerStatus === reversal;
  if (!known.has(facts.payerStatus)) return HoldReason.STATUS_UNKNOWN;
  if (facts.differenceCents === null) return HoldReason.AMOUNT_MISSING;
  if (lines.some(({ differenceCents }) => differenceCents !== 0)) return HoldReason.LINE_BALANCE;
  if (facts.differenceCents !== 0) return HoldReason.CLAIM_BALANCE;
  if (Math.abs(facts.chargedCents ?? 0) !== total) return HoldReason.CHARGE;
  if (lines.some(({ match }) => match === LineMatch.NONE)) return HoldReason.LINE_UNKNOWN;
  if (isReversal && !reversible.some((paid) => takesBack(facts, paid))) return HoldReason.NOTHING_TO_REVERSE;
  return null;
}

/** A reversal repeats the payment with its amounts negated. */
function takesBack(facts: Facts, paid: Reversible): boolean {
  const isSame = paid.pcn === facts.pcn && paid.payerControlNumber === facts.payerControlNumber;
  return isSame && paid.chargedCents === -(facts.chargedCents ?? 0) && paid.paidCents === -(facts.paidCents ?? 0);
}
