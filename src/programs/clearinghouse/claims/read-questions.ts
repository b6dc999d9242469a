import type { ReceivedSet } from '../x12/read-interchange.ts';
import { elementAt } from '../x12/segments.ts';
import type { Party } from './claim.ts';
import { noParty, readParty } from './read-party.ts';

/** One question of a 270 or of a 276: the two have the same levels. */
export interface Question {
  payer: Party;
  /** The submitter of a 276. */
  receiver: Party;
  provider: Party;
  subscriber: Party;
  dependent: Party | null;
  /** TRN02 and TRN03. */
  trace: string;
  origin: string;
  /** DMG of the patient, where it was given. */
  demographics: readonly string[] | null;
  /** DTP*291 or DTP*472. */
  from: string;
  to: string;
  /** REF*EJ and REF*1K of a 276. */
  patientControlNumber: string;
  payerControlNumber: string;
}

const empty: Question = {
  ...{ payer: noParty, receiver: noParty, provider: noParty, subscriber: noParty, dependent: null },
  ...{ trace: '', origin: '', demographics: null, from: '', to: '', patientControlNumber: '', payerControlNumber: '' },
};

/** BHT03 and the questions of a set, one for each patient. */
export function readQuestions({ segments }: ReceivedSet): { reference: string; questions: Question[] } {
  const questions: Question[] = [];
  let reference = '';
  let above = empty;
  for (const segment of segments) {
    const kind = `${elementAt(segment, 0)}*${elementAt(segment, 1)}`;
    const level = elementAt(segment, 0) === 'HL' ? elementAt(segment, 3) : '';
    const last = questions.at(-1);
    if (kind.startsWith('BHT*')) reference = elementAt(segment, 3);
    else if (level === '20') above = empty;
    else if (level === '22') questions.push({ ...above });
    else if (level === '23' && last) {
      // A second dependent of the same subscriber is a question of its own.
      if (last.dependent) questions.push({ ...above, subscriber: last.subscriber, dependent: noParty });
      else last.dependent = noParty;
    } else if (kind === 'NM1*PR') above = { ...above, payer: readParty(segment) };
    else if (kind === 'NM1*41') above = { ...above, receiver: readParty(segment) };
    else if (kind === 'NM1*1P') above = { ...above, provider: readParty(segment) };
    else if (last) readPatientSegment(last, kind, segment);
  }
  return { reference, questions };
}

function readPatientSegment(question: Question, kind: string, segment: readonly string[]): void {
  if (kind === 'NM1*IL') question.subscriber = readParty(segment);
  else if (kind === 'NM1*03' || kind === 'NM1*QC') question.dependent = readParty(segment);
  else if (kind.startsWith('DMG*')) question.demographics = [elementAt(segment, 2), elementAt(segment, 3)];
  else if (kind === 'REF*EJ') question.patientControlNumber = elementAt(segment, 2);
  else if (kind === 'REF*1K') question.payerControlNumber = elementAt(segment, 2);
  else if (kind === 'DTP*291' || kind === 'DTP*472') {
    const [from = '', to = ''] = elementAt(segment, 3).split('-');
    question.from = from;
    question.to = to || from;
  } else if (kind.startsWith('TRN*')) {
    question.trace = elementAt(segment, 2);
    question.origin = elementAt(segment, 3);
  }
}
