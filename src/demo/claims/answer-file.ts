import { type X12Writer, x12Writer } from '../../edi/writing/x12-writer.ts';

interface AnswerFile {
  functionalId: 'FA' | 'HN' | 'HP';
  /** ST01. */
  set: string;
  version: string;
  controlNumber: number;
  at: Date;
}

/** The segments of one set, between its ST and SE. */
export type SetWriter = (out: X12Writer, date: string) => void;

/** A file of the demo's clearinghouse, which bundles the sets of several payers. */
export function answerFile(
  { functionalId, set, version, controlNumber, at }: AnswerFile,
  sets: readonly SetWriter[],
): string {
  const [sender, receiver] = ['HARBORCLEARING', 'HARBORSTREET'];
  const [date = '', time = ''] = at.toISOString().split('T');
  const parties = { senderQualifier: 'ZZ', sender, receiverQualifier: 'ZZ', receiver };
  const hour = time.slice(0, 5);
  const out = x12Writer({ ...parties, date, time: hour, controlNumber, isAcknowledgmentRequested: false, usage: 'T' });
  out.group({ functionalId, sender, receiver, date, time: hour, controlNumber, version });
  for (const [index, write] of sets.entries()) {
    out.set({ id: set, controlNumber: String(index + 1).padStart(4, '0'), version });
    write(out, digits(date));
  }
  const { content, refusals } = out.end();
  if (content === undefined) throw new Error(`An answer of the demo cannot be written: ${refusals[0]?.text}`);
  return content;
}

export const digits = (date: string): string => date.replaceAll('-', '');
