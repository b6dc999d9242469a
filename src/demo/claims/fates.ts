import { ClaimStatus } from '../../generated/models.ts';
import type { Fate } from './claim-plan.ts';

/** STC01: category, status and entity. */
export type StatusCodes = readonly [category: string, code: string, entity?: string];

/** Reason and remark of what a payer does not pay. */
type Denial = readonly [carc: string, rarc: string];

/** The answers to a claim, by the level from which they come. Null where none came. */
export interface Answers {
  house: StatusCodes | null;
  payer: StatusCodes | null;
  report: StatusCodes | null;
  advice: AdvicePlan | null;
}

export interface AdvicePlan {
  /** Paid, or owed by the patient as deductible. */
  kind: 'PAID' | 'DEDUCTIBLE';
  /** Denies the last line, or all. */
  denial: Denial | null;
  deniesAll: boolean;
}

const taken: StatusCodes = ['A1', '19', 'AY'];
const passedOn: StatusCodes = ['A2', '20', 'PR'];
const atWork: StatusCodes = ['P1', '20'];

const rejectedByHouse: readonly StatusCodes[] = [
  ['A7', '164', 'IL'],
  ['A7', '500', '85'],
  ['A6', '187'],
  ['A7', '254'],
];
const rejectedByPayer: readonly StatusCodes[] = [
  ['A3', '33', 'IL'],
  ['A7', '562', '82'],
  ['A8', '254'],
];
const requests: readonly StatusCodes[] = [
  ['R4', '294'],
  ['R3', '287'],
];
const denials: readonly Denial[] = [
  ['197', 'M62'],
  ['16', 'N290'],
  ['50', 'N115'],
];
const partDenials: readonly Denial[] = [
  ['97', 'M15'],
  ['204', 'N130'],
  ['16', 'M76'],
];

const decided = (advice: Partial<AdvicePlan>): Answers => ({
  ...{ house: taken, payer: passedOn, report: atWork },
  advice: { kind: 'PAID', denial: null, deniesAll: false, ...advice },
});
const none: Answers = { house: null, payer: null, report: null, advice: null };
const pick = <Choice>(choices: readonly Choice[], ordinal: number): Choice => {
  const choice = choices[ordinal % choices.length];
  if (!choice) throw new Error('There is nothing to choose from.');
  return choice;
};

/** @param ordinal How many claims of the same fate came before: rejections and denials differ. */
export function answersFor(fate: Fate, ordinal: number): Answers {
  switch (fate) {
    case ClaimStatus.CLEARINGHOUSE_ACCEPTED:
      return { ...none, house: taken };
    case 'RESENT_AND_PAID':
    case ClaimStatus.CLEARINGHOUSE_REJECTED:
      return { ...none, house: pick(rejectedByHouse, fate === 'RESENT_AND_PAID' ? 3 : ordinal) };
    case ClaimStatus.PAYER_ACCEPTED:
      return { ...none, house: taken, payer: passedOn };
    case ClaimStatus.PAYER_REJECTED:
      return { ...none, house: taken, payer: pick(rejectedByPayer, ordinal) };
    case ClaimStatus.PENDING:
      return { ...none, house: taken, payer: passedOn, report: atWork };
    case ClaimStatus.INFO_REQUESTED:
      return { ...none, house: taken, payer: passedOn, report: pick(requests, ordinal) };
    case ClaimStatus.NOT_FOUND:
      return { ...none, house: taken, report: ['A4', '35'] };
    case ClaimStatus.PAID:
    case ClaimStatus.REVERSED:
      return decided({});
    case ClaimStatus.PARTLY_PAID:
      return decided({ denial: pick(partDenials, ordinal) });
    case ClaimStatus.DENIED:
      return decided({ denial: pick(denials, ordinal), deniesAll: true });
    case ClaimStatus.APPEALED:
      return decided({ denial: ['151', 'N362'], deniesAll: true });
    case ClaimStatus.CLOSED:
      return decided({ denial: ['29', 'N211'], deniesAll: true });
    case ClaimStatus.PATIENT_RESPONSIBILITY:
      return decided({ kind: 'DEDUCTIBLE' });
    default:
      return none;
  }
}
