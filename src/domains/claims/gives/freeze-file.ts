import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { GroupHeader, InterchangeHeader, Written } from '../../../edi/writing/x12-writer.ts';
import { EdiDirection, EdiFileStatus, EdiUsage } from '../../../generated/models.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import type { ClearinghouseRow } from '../clearinghouse.entity.ts';
import { EdiFileEntity, type EdiFileRow } from '../files/edi-file.entity.ts';

/** The headers of a file of one interchange, one group and one set. */
export interface FileHeaders {
  interchange: InterchangeHeader;
  group: Pick<GroupHeader, 'sender' | 'receiver' | 'controlNumber'>;
  setControlNumber: string;
}

interface NewFile {
  clearinghouse: ClearinghouseRow;
  /** The set, such as `270`; also the extension of the file's name. */
  transaction: string;
  /** The contents. A fact that cannot be written is refused before. */
  write(headers: FileHeaders): Written;
}

/** Makes a file for a clearinghouse with its control numbers, all in the caller's transaction. It is sent after commit. */
export async function freezeFile(unit: WriteUnit, { clearinghouse, transaction, write }: NewFile): Promise<EdiFileRow> {
  const [isa, gs, st] = [
    await takeNumber(unit, clearinghouse.id, 'ISA'),
    await takeNumber(unit, clearinghouse.id, 'GS'),
    await takeNumber(unit, clearinghouse.id, 'ST'),
  ];
  const { content, refusals } = write(headersOf(clearinghouse, { isa, gs, st, now: unit.now }));
  if (content === undefined) throw new Error(`A ${transaction} cannot be written: ${refusals[0]?.path.join('.')}.`);
  const bytes = Buffer.from(content, 'latin1');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const interchangeControlNumber = String(isa).padStart(9, '0');
  const file = unit.create(EdiFileEntity, {
    clearinghouseId: clearinghouse.id,
    direction: EdiDirection.OUT,
    name: `${interchangeControlNumber}-${sha256.slice(0, 12)}.${transaction.toLowerCase()}`,
    transactions: [transaction],
    ...{ sha256, bytes: bytes.length, sender: clearinghouse.sender, interchangeControlNumber },
    ...{ at: unit.now, status: EdiFileStatus.FROZEN, problems: [] },
  });
  await unit.save();
  await sql`insert into edi_content (practice_id, edi_file_id, content) values (${unit.practiceId}, ${file.id}, ${bytes})`.execute(
    unit.db,
  );
  return file;
}

/** Under the row's lock until commit: a number is in one file, and a file that is not kept gives its number back. */
async function takeNumber({ db, practiceId }: WriteUnit, clearinghouseId: string, kind: string): Promise<number> {
  const { rows } = await sql<{ last: string }>`
    insert into control_number (practice_id, clearinghouse_id, kind, last) values (${practiceId}, ${clearinghouseId}, ${kind}, 1)
    on conflict (practice_id, clearinghouse_id, kind)
      do update set last = case when control_number.last = 999999999 then 1 else control_number.last + 1 end
    returning last`.execute(db);
  return Number(rows[0]?.last);
}

function headersOf(
  { sender, receiver, usage }: ClearinghouseRow,
  { isa, gs, st, now }: { isa: number; gs: number; st: number; now: Date },
): FileHeaders {
  const [date = '', time = ''] = now.toISOString().split('T');
  return {
    interchange: {
      ...{ senderQualifier: 'ZZ', sender, receiverQualifier: 'ZZ', receiver, date, time: time.slice(0, 5) },
      ...{ controlNumber: isa, isAcknowledgmentRequested: true, usage: usage === EdiUsage.PRODUCTION ? 'P' : 'T' },
    },
    group: { sender, receiver, controlNumber: gs },
    setControlNumber: String(st).padStart(4, '0'),
  };
}
