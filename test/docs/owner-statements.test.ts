import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseTypeId } from '../../src/contract/type-id.ts';
import { projectRoot } from '../../src/settings/project-root.ts';
import { openOffice } from '../kit/office.ts';
import { runAsOwner } from '../kit/run-as-owner.ts';
import { startOwnServer, type TestServer } from '../kit/start-test-server.ts';

const pageOf = (name: string) => readFileSync(join(projectRoot, 'docs', name), 'utf8');

let server: TestServer;
beforeAll(async () => {
  server = await startOwnServer();
});
afterAll(() => server.stop());

test('the statement of docs/files.md marks a restored file as whole, and leaves row-level security as it was', async () => {
  const office = await openOffice(server);
  const sha256 = createHash('sha256').update(randomUUID()).digest('hex');
  await runAsOwner(
    server,
    `insert into stored_file (practice_id, id, name, media_type, bytes, sha256, status, category, permission, made_by, stored_at)
     values ($1, $2, 'letter.pdf', 'application/pdf', 10, $3, 'CORRUPT', 'FILE', 'VIEW_PATIENTS', 'upload', now())`,
    [parseTypeId(office.practiceId)?.uuid, randomUUID(), sha256],
  );
  const [statement = ''] = /begin;[\s\S]*?stored_file[\s\S]*?commit;/.exec(pageOf('files.md')) ?? [];
  expect(statement).toContain('…');
  await runAsOwner(server, statement.replace('…', sha256));
  expect(await runAsOwner(server, 'select status from stored_file where sha256 = $1', [sha256])).toEqual([
    { status: 'STORED' },
  ]);
  expect(
    await runAsOwner(server, `select relforcerowsecurity as forced from pg_class where relname = 'stored_file'`),
  ).toEqual([{ forced: true }]);
});

test('the statement of docs/jobs.md gives a dead job another run', async () => {
  const [, statement = ''] = /`(update foyer_jobs\.job [^`]*)`/.exec(pageOf('jobs.md')) ?? [];
  const [job] = await runAsOwner<{ id: string; retry_limit: number }>(
    server,
    `insert into foyer_jobs.job (name, state, completed_on) values ('outbox.send-mail', 'failed', now()) returning id, retry_limit`,
  );
  expect(job).toBeDefined();
  await runAsOwner(server, statement.replace('…', String(job?.id)));
  expect(
    await runAsOwner(server, 'select state::text, retry_limit, completed_on from foyer_jobs.job where id = $1', [
      job?.id,
    ]),
  ).toEqual([{ state: 'retry', retry_limit: Number(job?.retry_limit) + 1, completed_on: null }]);
});
