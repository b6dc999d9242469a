import { dueOf, type ProviderAdjustment, type Remittance, write835 } from '../answers/write-835.ts';
import type { Answer } from '../x12/write-interchange.ts';
import type { Decision } from './adjudicate.ts';
import { type Advice, paidFor, reversalOf } from './advice.ts';
import type { CastClaim } from './cast-claim.ts';
import { numberFrom } from './number-from.ts';
import type { Balance, Purse } from './purse.ts';
import type { Manner } from './steps.ts';

type Contents = Pick<Remittance, 'advices' | 'adjustments' | 'error'>;

export interface PaidClaim extends CastClaim {
  decision: Decision;
}

/** An 835 before it has a trace: claims of one payer and one provider that are paid in one manner on one day. */
export interface PaymentGroup {
  manner: Manner;
  /** Days after the file came. */
  days: number;
  isTwice: boolean;
  claims: readonly PaidClaim[];
}

const sum = (advices: readonly Advice[]) => advices.reduce((total, advice) => total + paidFor(advice), 0);

interface PaymentContext {
  /** Makes the transfer's number; the parts of a split payment share theirs. */
  sha256: string;
  purse: Purse;
  /** The day of the payment and the moment of the file, in milliseconds. */
  paidAt: number;
  at: number;
}

export function writePayment({ manner, days, isTwice, claims }: PaymentGroup, context: PaymentContext): Answer {
  const { sha256, purse, paidAt, at } = context;
  const [first] = claims;
  if (!first) throw new Error('An 835 needs a claim.');
  const { payer, provider, taxId } = first.claim;
  const isSplit = manner === 'SPLIT_FIRST' || manner === 'SPLIT_REST';
  const part = `${isSplit ? 'SPLIT' : `${manner} ${days}`} ${isTwice}`;
  const trace = numberFrom(`${sha256} ${payer.id} ${provider.id} ${taxId} ${part}`, 12);
  const contents = contentsOf(manner, claims, trace);
  const carried = carry(contents, { payer: payer.id, payee: provider.id, reference: trace, at }, purse);
  const adjustments = [...contents.adjustments, ...carried];
  return write835({ payer, payee: provider, taxId, trace, paidAt, ...contents, adjustments }, at);
}

/** Where less than nothing is due, the rest is carried forward; a payment takes what was carried before. */
function carry({ advices, adjustments }: Contents, own: Omit<Balance, 'cents'>, purse: Purse): ProviderAdjustment[] {
  const cents = dueOf(advices, adjustments);
  if (cents >= 0)
    return purse.take({ ...own, cents }).map((balance) => ({
      ...{ reason: 'FB', reference: balance.reference, cents: balance.cents },
    }));
  purse.leave({ ...own, cents: -cents });
  return [{ reason: 'FB', reference: own.reference, cents }];
}

function contentsOf(manner: Manner, claims: readonly PaidClaim[], trace: string): Contents {
  const plain = claims.map(decided);
  const balanced = (advices: readonly Advice[], ...adjustments: ProviderAdjustment[]): Contents => ({
    ...{ advices, adjustments, error: 0 },
  });
  const half = Math.ceil(plain.length / 2);
  const held = sum(plain.slice(0, half));
  const forward = (cents: number): ProviderAdjustment[] =>
    cents === 0 ? [] : [{ reason: 'FB', reference: trace, cents }];
  switch (manner) {
    case 'PLAIN':
      return balanced(plain);
    case 'ODD':
      return { ...balanced(plain), error: 1 };
    case 'VOIDED':
      return balanced(claims.map((claim) => reversalOf(claim.before ?? decided(claim))));
    case 'CORRECTED':
      return balanced(claims.flatMap((claim) => [...reversed(claim), decided(claim)]));
    case 'TAKEN':
      return balanced(
        claims.flatMap((claim) => [...reversed(claim), decided(claim)]),
        ...claims.flatMap((claim) => overpayments(claim, -1)),
      );
    case 'COLLECTED':
      return balanced([], ...claims.flatMap((claim) => overpayments(claim, 1)));
    case 'SPLIT_FIRST':
      return balanced(plain.slice(0, half), ...forward(held));
    case 'SPLIT_REST':
      return balanced(plain.slice(half), ...forward(-held));
  }
}

const decided = ({ advice, decision }: PaidClaim): Advice => advice(decision);

/** The version before, or this claim's own first decision. A replacement of a claim that is not known reverses nothing. */
function reversed({ before, ending, advice }: CastClaim): Advice[] {
  if (ending === 'REPLACEMENT') return before ? [reversalOf(before)] : [];
  return [reversalOf(advice('PAID'))];
}

/** The overpaid cents of a claim whose payment was reduced: -1 leaves them for later, 1 collects them. */
function overpayments({ advice, payerControlNumber }: CastClaim, sign: 1 | -1): ProviderAdjustment[] {
  const cents = paidFor(advice('PAID')) - paidFor(advice('REDUCED'));
  return cents === 0 ? [] : [{ reason: 'WO', reference: payerControlNumber, cents: sign * cents }];
}
