import { write277ca } from '../../src/programs/clearinghouse/answers/write-277ca.ts';
import { write835 } from '../../src/programs/clearinghouse/answers/write-835.ts';
import { write999 } from '../../src/programs/clearinghouse/answers/write-999.ts';
import { readClaims } from '../../src/programs/clearinghouse/claims/read-claims.ts';
import { adjudicate } from '../../src/programs/clearinghouse/play/adjudicate.ts';
import { numberFrom } from '../../src/programs/clearinghouse/play/number-from.ts';
import { readInterchange } from '../../src/programs/clearinghouse/x12/read-interchange.ts';
import { writeAnswer } from '../../src/programs/clearinghouse/x12/write-interchange.ts';

/** An answer to each claim of a file, and the status that it gives them. */
export interface AnswerFile {
  status: string;
  content: string;
  /** CLM01 of its claims. */
  pcns: string[];
}

export const statuses = ['FILE_ACCEPTED', 'CLEARINGHOUSE_ACCEPTED', 'PAYER_ACCEPTED', 'PAID'] as const;

/** The four answers to a file of claims, in their order: 999, 277CA of the clearinghouse and of the payer, 835. */
export function answersTo(text: string, controlNumber: number): AnswerFile[] {
  const received = readInterchange(text);
  const [group] = received?.groups ?? [];
  const [set] = group?.sets ?? [];
  if (!received || !group || !set) throw new Error('A file of claims cannot be read.');
  const batch = readClaims(set, received.envelope.separators.component);
  const [claim] = batch.claims;
  if (!claim) throw new Error('A file has no claims.');
  const at = Date.now();
  const taken = (category: string) =>
    batch.claims.map((one) => ({
      claim: one,
      status: [category, '20'] as const,
      payerControlNumber: category === 'A2' ? numberOf(one.patientControlNumber) : null,
    }));
  const remittance = {
    ...{ payer: claim.payer, payee: claim.provider, taxId: claim.taxId, trace: `T${controlNumber}`, paidAt: at },
    advices: batch.claims.map((one) => adjudicate(one, 'PAID', numberOf(one.patientControlNumber))),
    ...{ adjustments: [], error: 0 },
  };
  const answers = [
    write999(group, [{ set, isRejected: false, claim: null }]),
    write277ca({ entity: 'AY', party: batch.receiver }, batch, taken('A1'), at),
    write277ca({ entity: 'PR', party: claim.payer }, batch, taken('A2'), at),
    write835(remittance, at),
  ];
  const pcns = batch.claims.map(({ patientControlNumber }) => patientControlNumber);
  return answers.map((answer, place) => ({
    ...{ status: statuses[place] ?? '', pcns },
    content: writeAnswer(received.envelope, group, answer, { at, controlNumber: controlNumber + place }),
  }));
}

const numberOf = (pcn: string) => numberFrom(`payer's number of ${pcn}`, 12);
