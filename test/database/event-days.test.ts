import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepEventDays } from '../../src/database/event-days/keep-event-days.ts';
import { runAsOwner } from '../kit/run-as-owner.ts';
import { sendsOwnStatements } from '../kit/sends-own-statements.ts';
import { createTestDatabase, type TestDatabase } from '../kit/test-database.ts';
import { beginAsApp } from './kit/begin-as-app.ts';
import { giveToPlainOwner } from './kit/give-to-plain-owner.ts';

sendsOwnStatements();

const practice = randomUUID();
let database: TestDatabase;
let owner: { url: string; role: string };
let today: Temporal.PlainDate;

beforeEach(async () => {
  database = await createTestDatabase();
  owner = await giveToPlainOwner(database);
  today = Temporal.PlainDate.from((await daysOfLog())[0]?.replace('event_log_', '') ?? '');
});

afterEach(async () => {
  await database.drop();
  const admin = new pg.Client(new URL('/postgres', database.ownerUrl).href);
  await admin.connect();
  await admin.query(`drop role ${owner.role}`).finally(() => admin.end());
});

const nameOf = (days: number) => `event_log_${today.add({ days }).toString().replaceAll('-', '')}`;
const namesOf = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => nameOf(first + index));

async function daysOfLog(): Promise<string[]> {
  const rows = await runAsOwner<{ name: string }>(
    { database },
    `select relname as name from pg_class where relname ~ '^event_log_\\d+$' order by 1`,
  );
  return rows.map(({ name }) => name);
}

async function writeEvents(...ats: string[]): Promise<string[]> {
  const app = await beginAsApp(database.appUrl, { practice });
  const landed: string[] = [];
  for (const [index, at] of ats.entries()) {
    const { rows } = await app.query<{ day: string }>(
      `insert into event_log values ($1, $2, 'VISIT_CHANGED', $1, '{}', $3) returning tableoid::regclass::text as day`,
      [practice, index + 1, at],
    );
    landed.push(rows[0]?.day ?? '');
  }
  await app.query('commit');
  await app.end();
  return landed;
}

const eventOn = (days: number) => writeEvents(`${today.add({ days })} 12:00+00`);

test('after the migrations there is a place for the events of today and of two weeks more', async () => {
  expect(await daysOfLog()).toEqual(namesOf(0, 14));
  expect(await keepEventDays(owner.url, { today })).toEqual({ made: [], dropped: [], ahead: 14, faults: [] });
});

test('with each day that passes one is made, and those that are over for longer than events are kept go', async () => {
  await keepEventDays(owner.url, { today: today.subtract({ days: 9 }) });
  await eventOn(-8);
  const kept = await keepEventDays(owner.url, { retentionDays: 7, today: today.add({ days: 1 }) });
  expect(kept).toEqual({ made: [nameOf(15)], dropped: namesOf(-9, -7), ahead: 14, faults: [] });
  expect(await daysOfLog()).toEqual(namesOf(-6, 15));
});

test('of two nodes that look after the days at once each day is made and dropped by one', async () => {
  const later = { retentionDays: 7, today: today.add({ days: 12 }) };
  const both = await Promise.all([keepEventDays(owner.url, later), keepEventDays(owner.url, later)]);
  expect(both.flatMap(({ faults }) => faults)).toEqual([]);
  expect(both.flatMap(({ made }) => made).sort()).toEqual(namesOf(15, 26));
  expect(both.flatMap(({ dropped }) => dropped).sort()).toEqual(namesOf(0, 4));
  expect(await daysOfLog()).toEqual(namesOf(5, 26));
});

test('an event just before midnight and one just after both find their day, wherever the writer’s clock is set', async () => {
  expect(await writeEvents(`${today} 23:59:59.999999+00`, `${today.add({ days: 1 })} 00:00+00`)).toEqual(namesOf(0, 1));
  expect(await writeEvents(`${today.add({ days: 2 })} 01:30+02`)).toEqual([nameOf(1)]);
});

test('no role reads a day past its log: the application may not, and the owner finds no row', async () => {
  const [day] = await eventOn(0);
  const app = await beginAsApp(database.appUrl, { practice });
  expect((await app.query('select from event_log')).rowCount).toBe(1);
  await expect(app.query(`select from ${day}`)).rejects.toThrow(`permission denied for table ${day}`);
  await app.end();
  const plain = new pg.Client(owner.url);
  await plain.connect();
  expect((await plain.query(`select from ${day}`)).rowCount).toBe(0);
  await plain.end();
});

test('while a transaction still reads the log, no day is dropped and no writer waits: the next run drops it', async () => {
  const later = { retentionDays: 7, today: today.add({ days: 9 }) };
  const reading = await beginAsApp(database.appUrl, { practice });
  await reading.query('select from event_log');
  const first = keepEventDays(owner.url, later);
  const writing = await eventOn(8);
  expect(writing).toEqual([nameOf(8)]);
  const { dropped, faults, ahead } = await first;
  expect({ dropped, ahead, faults: faults.map(String) }).toEqual({
    dropped: [],
    ahead: 14,
    faults: [expect.stringContaining('lock timeout')],
  });
  await eventOn(9);
  await reading.query('commit');
  await reading.end();
  expect(await keepEventDays(owner.url, later)).toEqual({ made: [], dropped: namesOf(0, 1), ahead: 14, faults: [] });
  expect(await daysOfLog()).toEqual(namesOf(2, 23));
});

test('a day that a dying node took out of the log and did not drop is dropped by the next run', async () => {
  await runAsOwner({ database }, `alter table event_log detach partition ${nameOf(0)}`);
  const { dropped } = await keepEventDays(owner.url, { retentionDays: 1, today: today.add({ days: 2 }) });
  expect(dropped).toEqual([nameOf(0)]);
  expect(await daysOfLog()).toEqual(namesOf(1, 16));
});
