import { afterAll, beforeAll, expect, test } from 'vitest';
import { askStatus } from '../../../../src/domains/claims/answers/ask-status.job.ts';
import { readEdiText } from '../../../../src/edi/read-edi.ts';
import { runAsOwner } from '../../../kit/run-as-owner.ts';
import { startOwnServer, type TestServer } from '../../../kit/start-test-server.ts';
import { answersTo } from './kit/answer-files.ts';
import { claimNow, eventsOf } from './kit/claim-now.ts';
import { openSentClaims, type SentClaim, type SentClaims } from './kit/sent-claims.ts';
import { openTaker, type Taker } from './kit/take-file.ts';

let server: TestServer;
let world: SentClaims;
let taker: Taker;

beforeAll(async () => {
  // The job looks at all practices.
  server = await startOwnServer();
  world = await openSentClaims(server, 3);
  taker = await openTaker(server, world);
});

afterAll(async () => {
  await taker.stop();
  await server.stop();
});

const ask = () => askStatus.work({}, { ...taker.needs, ownerUrl: server.database.ownerUrl });
const questions = () =>
  runAsOwner<{ id: string; name: string; status: string; content: Buffer; asked: number }>(
    server,
    `select file.id, file.name, file.status, kept.content, (select count(*)::int from status_question q where q.edi_file_id = file.id) as asked
     from edi_file file join edi_content kept on kept.edi_file_id = file.id
     where file.practice_id = $1 and file.direction = 'OUT' and '276' = any(file.transactions) order by file.at`,
    [world.practiceId],
  );

test('claims whose answer is overdue are asked about once a day, where the payer takes questions', async () => {
  const [silent, other, unwritable] = world.claims as [SentClaim, SentClaim, SentClaim];
  await taker.take(answersTo(world).c277ca('PR', [{ claim: silent, status: 'A2:20', icn: 'ICN1' }]));
  await taker.take(answersTo(world).c277ca('PR', [{ claim: other, status: 'A2:20' }]));
  await taker.take(answersTo(world).c277ca('PR', [{ claim: unwritable, status: 'A2:20' }]));
  await runAsOwner(
    server,
    `update claim_version set snapshot = jsonb_set(snapshot, '{subscriber,memberId}', '""') where claim_id = $1`,
    [unwritable.uuid],
  );
  await runAsOwner(server, 'update claim set is_overdue = true where id = any($1)', [[silent.uuid, unwritable.uuid]]);
  await ask();
  expect(await questions()).toEqual([]);
  await runAsOwner(
    server,
    `insert into payer_route (practice_id, id, payer_id, clearinghouse_id, transaction, payer_number, enrolled_from)
     values ($1, gen_random_uuid(), $2, $3, 'CLAIM_STATUS', '60054', '2020-01-01')`,
    [world.practiceId, world.payerId, world.clearinghouseId],
  );
  await ask();
  await ask();
  const [file, ...others] = await questions();
  expect(others).toEqual([]);
  expect(file).toMatchObject({ status: 'FROZEN', asked: 1, name: expect.stringMatching(/^\d{9}-[0-9a-f]{12}\.276$/) });
  const content = file?.content.toString('latin1') ?? '';
  expect(content).toContain(`TRN*1*${silent.pcn}-1~REF*1K*ICN1~REF*EJ*${silent.pcn}~AMT*T3*150~DTP*472*D8*20260102~`);
  for (const { pcn } of [other, unwritable]) expect(content).not.toContain(pcn);
  const jobs = `select 1 as job from foyer_jobs.job where name = 'claims.send-file' and data->>'ediFileId' = $1`;
  expect(await runAsOwner(server, jobs, [file?.id])).toHaveLength(1);
  const disclosed = await runAsOwner(
    server,
    `select purpose, claim_version_id as version, payer_id = $2 as to_payer, clearinghouse_id = $3 as by_house
     from disclosure where practice_id = $1`,
    [world.practiceId, world.payerId, world.clearinghouseId],
  );
  expect(disclosed).toEqual([{ purpose: 'PAYMENT', version: null, to_payer: true, by_house: true }]);
  const notes = (await eventsOf(server, unwritable, 'text')).filter((text) => text?.includes('(276)'));
  expect(notes).toEqual([expect.stringMatching(/call the payer: subscriber\.memberId: /)]);
  expect(readEdiText(content).filter(({ kind }) => kind === 'SET_END')).toMatchObject([{ isWhole: true }]);
});

test('the answer finds its claim by the trace alone', async () => {
  const [silent] = world.claims as [SentClaim];
  const content = answersTo(world).c277([{ claim: silent, status: 'A4:35' }]);
  await taker.take(content.replace(/REF\*EJ.*?~/, '').replace('SE*16', 'SE*15'));
  expect(await claimNow(world, silent)).toMatchObject({ status: 'NOT_FOUND', queue: 'SILENT' });
});
