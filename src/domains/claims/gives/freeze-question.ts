import { type AskedQuestions, rereadQuestions } from '../../../edi/reread-questions.ts';
import type { Written } from '../../../edi/writing/x12-writer.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import type { ClearinghouseRow } from '../clearinghouse.entity.ts';
import type { EdiFileRow } from '../files/edi-file.entity.ts';
import { takeControlNumbers } from '../files/freeze/control-numbers.ts';
import { type FileHeaders, fileHeaders } from '../files/freeze/file-headers.ts';
import { freezeFile } from '../files/freeze/freeze-file.ts';

export type { FileHeaders } from '../files/freeze/file-headers.ts';

interface Question {
  clearinghouse: ClearinghouseRow;
  /** The set, such as `270`; also the end of the file's name. */
  transaction: string;
  /** The contents. A fact that cannot be written is refused before. */
  write(headers: FileHeaders): Written;
  /** Compared with the file before it is kept. */
  asked: AskedQuestions;
}

/** Makes a file of questions with its control numbers, all in the caller's transaction. It is sent after commit. */
export async function freezeQuestion(unit: WriteUnit, question: Question): Promise<EdiFileRow> {
  const { clearinghouse, transaction, write, asked } = question;
  const numbers = await takeControlNumbers(unit, clearinghouse.id);
  const { content, refusals } = write(fileHeaders(clearinghouse, numbers, unit.now));
  if (content === undefined) throw new Error(`A ${transaction} cannot be written: ${refusals[0]?.path.join('.')}.`);
  const [difference] = rereadQuestions(asked, content);
  if (difference) throw new Error(`A ${transaction} says something else than it was made of: ${difference}`);
  return freezeFile(unit, { clearinghouse, numbers, transaction, extension: transaction.toLowerCase(), content });
}

const anyNumbers = { interchange: 1, group: 1, set: 1 };

/** Why a question cannot be written; null when it can. It is tried before a file with its numbers is begun. */
export function questionFault({ now }: WriteUnit, { clearinghouse, write }: Question): string | null {
  const [refusal] = write(fileHeaders(clearinghouse, anyNumbers, now)).refusals ?? [];
  return refusal ? `${refusal.path.slice(1).join('.')} does not fit into the file: ${refusal.text}` : null;
}
