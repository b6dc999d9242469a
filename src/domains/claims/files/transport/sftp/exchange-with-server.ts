import { EdiTransport } from '../../../../../generated/models.ts';
import { inPractice } from '../../../../../jobs/in-practice.ts';
import type { JobSurroundings } from '../../../../../jobs/job-kind.ts';
import type { WritingNeeds } from '../../../../../jobs/write-as-job.ts';
import { ClearinghouseEntity } from '../../../clearinghouse.entity.ts';
import type { EdiPlace } from '../edi-folder.ts';
import { type Patience, usualPatience, withServer } from './connect.ts';
import { takeLease } from './exchange-lease.ts';
import { receiveFromServer, type Visit } from './receive-from-server.ts';
import { sendToServer } from './send-to-server.ts';
import { readServerSecret } from './server-secret.ts';
import { SftpFault } from './sftp-fault.ts';
import type { SftpPlace } from './sftp-place.ts';

export interface ServerNeeds extends JobSurroundings, WritingNeeds {
  /** The folder of secrets. */
  readonly secretsFolder: string;
  /** False on a copy of the office, such as a restored one: it signs in nowhere. */
  readonly exchangesEdi: boolean;
}

interface Pace extends Patience {
  /** How long the size of a file without an end must stand still, in milliseconds. */
  stillMs: number;
}

const usualPace: Pace = { ...usualPatience, stillMs: 5_000 };

/**
 * One visit at the server of a clearinghouse: files that wait are handed over, answers are taken in. Of two nodes one
 * goes. A fault is noted with the clearinghouse and is no failure of the job: the next visit is the retry.
 */
export async function exchangeWithServer(needs: ServerNeeds, place: EdiPlace, pace: Pace = usualPace): Promise<void> {
  const sftp = await findServer(needs, place);
  if (!sftp) return;
  const lease = await takeLease(needs, place);
  if (!lease) return;
  const fault = await visit(needs, { needs, place, sftp, lease, stillMs: pace.stillMs }, pace).catch(faultIn);
  await lease.end(fault instanceof SftpFault ? fault : null);
  if (fault instanceof SftpFault) needs.log.warn({ ...place, problem: fault.problem }, 'the exchange of files failed');
  else if (fault) throw fault;
}

async function findServer(needs: ServerNeeds, { practiceId, clearinghouseId }: EdiPlace): Promise<SftpPlace | null> {
  const house = await inPractice(needs, practiceId, (_db, em) =>
    em.findOne(ClearinghouseEntity, { practiceId, id: clearinghouseId }),
  );
  return house?.transport === EdiTransport.SFTP ? (house.server ?? null) : null;
}

async function visit({ secretsFolder }: ServerNeeds, visiting: Visit, pace: Pace): Promise<SftpFault | null> {
  const { sftp, place } = visiting;
  const secret = await readServerSecret(secretsFolder, place.clearinghouseId, sftp.host);
  return withServer(sftp, secret, pace, async (server) => {
    const sent = await sendToServer(visiting, server);
    const received = await receiveFromServer(visiting, server);
    // Files that were frozen meanwhile; their job found this visit under way.
    return sent ?? received ?? (await sendToServer(visiting, server));
  });
}

function faultIn(error: unknown): unknown {
  return error;
}
