import type { AdviceLine } from '../../edi/remittance/advice-line.ts';
import { LineMatch } from '../../generated/models.ts';

/** A service line of a claim as it was sent. */
export interface SentLine {
  controlNumber: string;
  procedure: string;
  modifiers: readonly string[];
  charge: number;
  serviceDate: string;
  /** Null where the claim has other charges now. */
  chargeId: string | null;
}

export interface MatchedLine {
  line: SentLine | null;
  match: LineMatch;
}

/** The parts of an advice's line by which it is matched. */
export interface PaidLine {
  /** As it was billed, where the payer adjudicated another code. */
  code: string;
  modifiers: readonly string[];
  /** Negative in a reversal. */
  charge: number | null;
  serviceDate: string | null;
  controlNumber: string | null;
}

type Test = (paid: PaidLine, sent: SentLine) => boolean;

const isSameCode: Test = ({ code }, { procedure }) => code === procedure;
const isSameCharge: Test = (paid, sent) => paid.charge !== null && Math.abs(paid.charge) === sent.charge;
const isSameDay: Test = (paid, sent) => paid.serviceDate === null || paid.serviceDate === sent.serviceDate;
const hasSameModifiers: Test = ({ modifiers }, sent) =>
  modifiers.length === sent.modifiers.length && modifiers.every((modifier) => sent.modifiers.includes(modifier));

/** From the surest to the least sure. A payer may number lines by their place, so a number alone proves nothing. */
const ways: readonly [LineMatch, ...Test[]][] = [
  [LineMatch.LINE_NUMBER, (paid, sent) => paid.controlNumber === sent.controlNumber, isSameCode],
  [LineMatch.CODE, isSameCode, hasSameModifiers, isSameCharge, isSameDay],
  [LineMatch.CODE, isSameCode, hasSameModifiers],
  [LineMatch.CHARGE, isSameCode, isSameCharge, isSameDay],
];

/** The sent line of each line of an advice. No line is taken twice; what fits none has none. */
export function matchLines(paid: readonly PaidLine[], sent: readonly SentLine[]): MatchedLine[] {
  const found = new Map<PaidLine, MatchedLine>();
  const free = new Set(sent);
  for (const [match, ...tests] of ways) {
    for (const line of paid) {
      if (found.has(line)) continue;
      const fit = [...free].find((one) => tests.every((test) => test(line, one)));
      if (!fit) continue;
      free.delete(fit);
      found.set(line, { line: fit, match });
    }
  }
  return paid.map((line) => found.get(line) ?? { line: null, match: LineMatch.NONE });
}

export function paidLineOf({ billed, procedure, charge, from, controlNumber }: AdviceLine): PaidLine {
  const { code, modifiers } = billed ?? procedure;
  return { code, modifiers, charge, serviceDate: from, controlNumber };
}
