import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startEventDayKeeper } from '../../src/database/event-days/event-day-keeper.ts';
import { migrate } from '../../src/database/set-up/migrate.ts';
import { runAsOwner } from '../kit/run-as-owner.ts';
import { createTestDatabase, type TestDatabase } from '../kit/test-database.ts';

interface Line {
  level: number;
  msg: string;
  made?: string[];
  reason?: string;
  ahead?: number;
}

let database: TestDatabase;
let lastDay: string;
let running: { stop(): Promise<void> } | undefined;

beforeEach(async () => {
  database = await createTestDatabase();
  lastDay = (await daysOfLog()).at(-1) ?? '';
});

afterEach(async () => {
  await running?.stop();
  running = undefined;
  await database.drop();
});

async function daysOfLog(): Promise<string[]> {
  const rows = await runAsOwner<{ name: string }>(
    { database },
    `select inhrelid::regclass::text as name from pg_inherits where inhparent = 'event_log'::regclass order by 1`,
  );
  return rows.map(({ name }) => name);
}

/** Starts a keeper; answers how to wait for a line of its log that was not yet asked for. */
function keep(url: string): (isWanted: (line: Line) => boolean) => Promise<Line> {
  const lines: Line[] = [];
  let told = () => {};
  const log = pino(
    {
      base: null,
    },
    {
      write: (text: string) => {
        lines.push(JSON.parse(text) as Line);
        told();
      },
    },
  );
  running = startEventDayKeeper(url, { retentionDays: 7, log, everyMs: 20 });
  return async (isWanted) => {
    for (;;) {
      const line = lines.shift();
      if (line && isWanted(line)) return line;
      if (!line) {
        await new Promise<void>((resolve) => {
          told = resolve;
        });
      }
    }
  };
}

const isError = ({ level }: Line) => level === 50;

test('a run that fails is told with the way out, and the next ones try until one succeeds', async () => {
  await runAsOwner({ database }, `drop table ${lastDay}; alter table event_log rename to event_log_hidden`);
  const line = keep(database.ownerUrl);
  for (let time = 0; time < 2; time += 1) {
    expect(await line(isError)).toMatchObject({
      reason: 'relation "event_log" does not exist',
      msg: expect.stringMatching(/tried again within the hour; if this repeats, end transactions that stay open/),
    });
  }
  await runAsOwner({ database }, 'alter table event_log_hidden rename to event_log');
  expect(await line(({ made }) => made !== undefined)).toMatchObject({ level: 30, made: [lastDay] });
});

test('when fewer than three days are left and no more can be made, each run says so', async () => {
  const days = await daysOfLog();
  await runAsOwner({ database }, `drop table ${days.slice(2).join(', ')}`);
  const line = keep(database.appUrl);
  for (let time = 0; time < 2; time += 1) {
    expect(await line(isError)).toMatchObject({ reason: expect.stringMatching(/permission denied|must be owner/) });
    expect(await line(isError)).toMatchObject({
      ahead: 1,
      msg: 'The event log can take events for only 1 more day, then nothing can be saved; let the role of DATABASE_URL own event_log and create tables beside it.',
    });
  }
});

test('a node does not start when today’s events would have no place', async () => {
  const [today] = await daysOfLog();
  await runAsOwner({ database }, `drop table ${today}; create view ${today} as select 1`);
  await expect(migrate(database.ownerUrl, null)).rejects.toThrow(
    /^The event log has no partition for today and none could be made \(.*\), so nothing could be saved; let the role of DATABASE_URL own event_log/,
  );
});
