import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runEventDayKeeper } from '../../src/database/event-days/event-day-keeper.ts';
import { migrate } from '../../src/database/set-up/migrate.ts';
import { runAsOwner } from '../kit/run-as-owner.ts';
import { sendsOwnStatements } from '../kit/sends-own-statements.ts';
import { createTestDatabase, type TestDatabase } from '../kit/test-database.ts';

sendsOwnStatements();

interface Line {
  level: number;
  msg: string;
  made?: string[];
  reason?: string;
  ahead?: number;
}

let database: TestDatabase;
let lastDay: string;

beforeEach(async () => {
  database = await createTestDatabase();
  lastDay = (await daysOfLog()).at(-1) ?? '';
});

afterEach(async () => {
  await database.drop();
});

async function daysOfLog(): Promise<string[]> {
  const rows = await runAsOwner<{ name: string }>(
    { database },
    `select inhrelid::regclass::text as name from pg_inherits where inhparent = 'event_log'::regclass order by 1`,
  );
  return rows.map(({ name }) => name);
}

/** One run of the keeper; answers whether it did everything, and what it logged. */
async function keep(url: string): Promise<{ isDone: boolean; lines: Line[] }> {
  const lines: Line[] = [];
  const log = pino({ base: null }, { write: (text: string) => void lines.push(JSON.parse(text) as Line) });
  return { isDone: await runEventDayKeeper(url, { retentionDays: 7, log }), lines };
}

test('a failed run is reported with the way out, and the next one makes the missing days', async () => {
  await runAsOwner({ database }, `drop table ${lastDay}; alter table event_log rename to event_log_hidden`);
  const failed = await keep(database.ownerUrl);
  expect(failed.isDone).toBe(false);
  expect(failed.lines).toMatchObject([
    {
      level: 50,
      reason: 'relation "event_log" does not exist',
      msg: expect.stringMatching(/tried again within the hour; if this repeats, end transactions that stay open/),
    },
  ]);
  await runAsOwner({ database }, 'alter table event_log_hidden rename to event_log');
  const next = await keep(database.ownerUrl);
  expect(next).toMatchObject({ isDone: true, lines: [{ level: 30, made: [lastDay] }] });
});

test('when fewer than three days are left and no more can be made, each run says so', async () => {
  const days = await daysOfLog();
  await runAsOwner({ database }, `drop table ${days.slice(2).join(', ')}`);
  const { isDone, lines } = await keep(database.appUrl);
  expect(isDone).toBe(false);
  expect(lines.every(({ level }) => level === 50)).toBe(true);
  expect(lines[0]).toMatchObject({ reason: expect.stringMatching(/permission denied|must be owner/) });
  expect(lines.at(-1)).toMatchObject({
    ahead: 1,
    msg: 'The event log can take events for only 1 more day, then nothing can be saved; let the role of DATABASE_URL own event_log and create tables beside it.',
  });
});

test('a node does not start when today’s events would have no place', async () => {
  const [today] = await daysOfLog();
  await runAsOwner({ database }, `drop table ${today}; create view ${today} as select 1`);
  await expect(migrate(database.ownerUrl, null)).rejects.toThrow(
    /^The event log has no partition for today and none could be made \(.*\), so nothing could be saved; let the role of DATABASE_URL own event_log/,
  );
});
