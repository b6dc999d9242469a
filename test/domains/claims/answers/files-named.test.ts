import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { batchReference } from '../../../../src/domains/claims/files/freeze/claim-file-of.ts';
import { markNextClaims } from '../../../../src/domains/claims/files/transport/mark-sent.ts';
import { runAsOwner } from '../../../kit/run-as-owner.ts';
import { startTestServer, type TestServer } from '../../../kit/start-test-server.ts';
import { answersTo } from './kit/answer-files.ts';
import { claimNow, eventsOf } from './kit/claim-now.ts';
import { resend } from './kit/resend.ts';
import { openSentClaims, type SentClaim, type SentClaims } from './kit/sent-claims.ts';
import { openTaker, type Taker } from './kit/take-file.ts';

let server: TestServer;
let world: SentClaims;
let taker: Taker;
let claim: SentClaim;

beforeAll(async () => {
  server = await startTestServer();
});

beforeEach(async () => {
  world = await openSentClaims(server, 2);
  taker = await openTaker(server, world);
  claim = world.claims[0] as SentClaim;
  return () => taker.stop();
});

afterAll(() => server.stop());

/** The answer names the file by its BHT03 instead of a control number. */
const byReference = (content: string) =>
  content.replace(`TRN*2*${world.numbers.set}~`, `TRN*2*${batchReference(world.batchId)}~`);

test('the reference of a batch fits into a file, and a rejection that names it alone rejects its claims', async () => {
  expect(batchReference(world.batchId)).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
  const content = byReference(answersTo(world).c277ca('AY', [], { head: ['STC*A3:24*20260106*U*300'] }));
  await taker.take(content);
  for (const one of world.claims)
    expect(await claimNow(world, one)).toMatchObject({ status: 'CLEARINGHOUSE_REJECTED', reasonCodes: ['A3:24'] });
});

test('an answer that names the batch alone is about the version that was in it', async () => {
  await resend(server, world, claim);
  const content = byReference(answersTo(world).c277ca('AY', [{ claim, status: 'A3:24' }], { day: '20' }));
  await taker.take(content.replace(/REF\*D9\*\w+~/, '').replace(/SE\*(\d+)/, (_, count) => `SE*${Number(count) - 1}`));
  expect((await eventsOf(server, claim, 'version_number')).at(-1)).toBe('1');
  expect(await claimNow(world, claim)).toMatchObject({ status: 'QUEUED', versionNumber: 2 });
});

test.each(['before', 'after'])('an answer %s the sender’s own note leaves one submission', async (when) => {
  const [file] = await runAsOwner<{ id: string }>(
    server,
    `with waiting as (update batch set status = 'SENDING', sent_at = null where id = $1 returning edi_file_id)
     update edi_file set status = 'FROZEN' where id = (select edi_file_id from waiting) returning id`,
    [world.batchId],
  );
  const note = () =>
    markNextClaims(taker.needs, { practiceId: world.practiceId, ediFileId: file?.id ?? '' }, 'claims.send-file');
  if (when === 'after') await note();
  await taker.take(answersTo(world).f999('A'));
  if (when === 'before') await note();
  expect(await eventsOf(server, claim)).toEqual([
    ...['CREATED DRAFT SYSTEM', 'QUEUED QUEUED SYSTEM', 'SUBMITTED SUBMITTED SYSTEM'],
    'FILE_ANSWERED FILE_ACCEPTED CLEARINGHOUSE',
  ]);
});
