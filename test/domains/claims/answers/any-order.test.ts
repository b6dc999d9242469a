import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FoldedEvent, foldEvents } from '../../../../src/domains/claims/status/fold-events.ts';
import { runAsOwner } from '../../../kit/run-as-owner.ts';
import { startTestServer, type TestServer } from '../../../kit/start-test-server.ts';
import { answersTo } from './kit/answer-files.ts';
import * as files from './kit/remittance-files.ts';
import { openSentClaims, type SentClaim, type SentClaims } from './kit/sent-claims.ts';
import { openTaker } from './kit/take-file.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(() => server.stop());

/** Every kind of answer to these claims, in the order of a usual course. */
function answersOf(world: SentClaims): string[] {
  const { ta1, f999, c277ca, c277 } = answersTo(world);
  const each = (status: string) => world.claims.map((claim) => ({ claim, status }));
  const advice = (lines: (pcn: string) => readonly string[], paid: number, trace: string, day: string) =>
    files.anAdvice(
      world.claims.map(({ pcn }) => ({ pcn, paid, segments: lines(pcn) })),
      { trace, day },
    );
  return [
    ...[ta1('A'), f999('A'), c277ca('AY', each('A1:19')), c277ca('PR', each('A7:562')), c277ca('PR', each('A2:20'))],
    ...[c277(each('P1:20')), c277(each('R3:294'), { day: '12' }), c277(each('P1:20'), { day: '14' })],
    advice(files.deniedLines, 0, 'EFT1', '20260120'),
    advice(files.partlyPaidLines, 80, 'EFT2', '20260125'),
  ];
}

async function statusesOf({ practiceId }: SentClaims) {
  const rows = await runAsOwner<{ id: string; status: string; count: number }>(
    server,
    `select claim.id, claim.status, count(*)::int as count from claim join claim_event event on event.claim_id = claim.id
     where claim.practice_id = $1 group by claim.id, claim.status`,
    [practiceId],
  );
  return rows;
}

test('answers in any order and any number leave the same status, and each is one event', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat({ max: 9 }), { maxLength: 6 }),
      fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], { minLength: 10 }),
      async (before, order) => {
        const world = await openSentClaims(server, 2);
        const taker = await openTaker(server, world);
        const answers = answersOf(world);
        for (const index of [...before, ...order]) await taker.take(answers[index] ?? '');
        await taker.stop();
        // Two events before, one for the hand-over, one for each answer.
        for (const row of await statusesOf(world)) expect(row).toMatchObject({ status: 'PARTLY_PAID', count: 13 });
        for (const claim of world.claims) expect(await foldOf(claim)).toBe('PARTLY_PAID');
      },
    ),
    { numRuns: 4 },
  );
});

/** The status that the kept events of a claim fold to. */
async function foldOf({ uuid }: SentClaim): Promise<string> {
  const events = await runAsOwner<FoldedEvent & Record<string, unknown>>(
    server,
    `select kind, reported_status as "reportedStatus", at, said_at as "saidAt" from claim_event where claim_id = $1`,
    [uuid],
  );
  return foldEvents(events);
}
