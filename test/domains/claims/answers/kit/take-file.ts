import { createHash, randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { openOrm } from '../../../../../src/database/orm.ts';
import { type ApplyFileNeeds, applyFile } from '../../../../../src/domains/claims/answers/apply-file.job.ts';
import { createJobSender } from '../../../../../src/jobs/job-sender.ts';
import { runAsOwner } from '../../../../kit/run-as-owner.ts';
import type { TestServer } from '../../../../kit/start-test-server.ts';
import type { SentClaims } from './sent-claims.ts';

export interface FileNow {
  status: string;
  applied: number;
  problems: { segment: string; code: string; text: string }[];
}

/** Takes files in as the receiver does, and applies them as a node's worker does. */
export interface Taker {
  /** Keeps a file, and answers its id. The same bytes twice are another file here. */
  keep(content: string | Uint8Array): Promise<string>;
  apply(ediFileId: string): Promise<FileNow>;
  take(content: string | Uint8Array): Promise<FileNow>;
  needs: ApplyFileNeeds;
  stop(): Promise<void>;
}

export async function openTaker(
  server: TestServer,
  { practiceId, clearinghouseId }: Pick<SentClaims, 'practiceId' | 'clearinghouseId'>,
): Promise<Taker> {
  const orm = await openOrm(server.database.appUrl, 4);
  const jobs = createJobSender(orm);
  const needs = { orm, jobs, log: pino({ level: 'silent' }) };
  const keep = async (given: string | Uint8Array) => {
    const [id, content] = [randomUUID(), Buffer.from(given)];
    const sha256 = createHash('sha256').update(id).update(content).digest('hex');
    await runAsOwner(
      server,
      `insert into edi_file (practice_id, id, clearinghouse_id, direction, name, transactions, sha256, bytes, at, status)
       values ($1, $2, $3, 'IN', 'answers.edi', '{}', $4, $5, '2026-04-12', 'RECEIVED')`,
      [practiceId, id, clearinghouseId, sha256, content.length],
    );
    await runAsOwner(server, 'insert into edi_content (practice_id, edi_file_id, content) values ($1, $2, $3)', [
      ...[practiceId, id, content],
    ]);
    return id;
  };
  const apply = async (ediFileId: string) => {
    await applyFile.work({ practiceId, ediFileId }, needs);
    const [file] = await runAsOwner<FileNow>(server, 'select status, applied, problems from edi_file where id = $1', [
      ediFileId,
    ]);
    if (!file) throw new Error('There is no such file.');
    return file;
  };
  return {
    ...{ keep, apply, needs },
    take: async (content) => apply(await keep(content)),
    stop: async () => {
      await jobs.close();
      await orm.close(true);
    },
  };
}
