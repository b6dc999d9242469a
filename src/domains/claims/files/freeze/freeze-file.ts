import { EdiDirection, EdiFileStatus } from '../../../../generated/models.ts';
import type { WriteUnit } from '../../../../writing/unit.ts';
import type { ClearinghouseRow } from '../../clearinghouse.entity.ts';
import { keepContent, sha256Of } from '../edi-content.ts';
import { EdiFileEntity, type EdiFileRow } from '../edi-file.entity.ts';
import { sendFile } from '../transport/send-file.job.ts';
import { type ControlNumbers, writtenNumbers } from './control-numbers.ts';

interface Frozen {
  clearinghouse: ClearinghouseRow;
  numbers: ControlNumbers;
  /** Such as `837P`. */
  transaction: string;
  /** The end of its name, such as `837`. */
  extension: string;
  content: string;
}

/** Keeps the bytes of a file that leaves. It is handed over once the write commits, and can never become another file. */
export async function freezeFile(unit: WriteUnit, frozen: Frozen): Promise<EdiFileRow> {
  const { clearinghouse, numbers, transaction, extension } = frozen;
  const content = Buffer.from(frozen.content, 'latin1');
  const sha256 = sha256Of(content);
  const { interchangeControlNumber } = writtenNumbers(numbers);
  const file = unit.create(EdiFileEntity, {
    ...{ clearinghouseId: clearinghouse.id, direction: EdiDirection.OUT, transactions: [transaction] },
    name: `${interchangeControlNumber}-${sha256.slice(0, 12)}.${extension}`,
    ...{ sha256, bytes: content.length, sender: clearinghouse.sender, interchangeControlNumber },
    ...{ receivedById: null, at: unit.now, status: EdiFileStatus.FROZEN, problems: [] },
  });
  await unit.save();
  await keepContent(unit, file.id, content);
  await unit.send(sendFile.about({ practiceId: unit.practiceId, ediFileId: file.id }));
  return file;
}
