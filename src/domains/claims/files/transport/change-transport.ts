import { sql } from 'kysely';
import { EdiTransport } from '../../../../generated/models.ts';
import type { WriteUnit } from '../../../../writing/unit.ts';
import type { ClearinghouseRow } from '../../clearinghouse.entity.ts';
import { sendFile } from './send-file.job.ts';
import { forgetFailures } from './sftp/exchange-lease.ts';
import { visitAtServer } from './sftp/visit-at-server.ts';

/** Has the files that wait go by the new transport, or to the corrected server. */
export async function changeTransport(unit: WriteUnit, { id, transport }: ClearinghouseRow): Promise<void> {
  const { db, practiceId } = unit;
  if (transport === EdiTransport.SFTP) {
    await forgetFailures(db, practiceId, id);
    await unit.send(visitAtServer({ practiceId, clearinghouseId: id }));
    return;
  }
  const { rows } = await sql<{ id: string }>`
    select id from edi_file where practice_id = ${practiceId} and status = 'FROZEN' and direction = 'OUT'
      and clearinghouse_id = ${id} order by at, id`.execute(db);
  for (const file of rows) await unit.send(sendFile.about({ practiceId, ediFileId: file.id }));
}
