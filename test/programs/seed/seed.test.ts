import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { createDemo } from '../../../src/demo/create-demo.ts';
import { inventPeople } from '../../../src/programs/seed/invent-people.ts';
import { startOwnServer } from '../../kit/start-test-server.ts';
import { query } from '../../start/kit/query.ts';
import { runCommand } from '../foyer/kit/run-command.ts';
import { founded } from '../import/kit/founded.ts';

test('seed fills a practice while the server runs: people are found, visits are listed, the day list shows what is to come', async () => {
  const server = await startOwnServer();
  await createDemo(server.database.ownerUrl);
  const { ownerUrl, appUrl } = server.database;
  const env = { DATABASE_URL: ownerUrl, DATABASE_APP_URL: appUrl };
  const count = async (rest: string) => Number((await query(ownerUrl, `select count(*) from ${rest}`))[0]?.[0]);
  const before = await count('patient');
  // The demo's own visits have no appointments.
  const demo = { visits: await count("visit where stage = 'DONE'"), steps: await count('visit_step') };

  for (const run of [1, 2]) {
    const { exitCode, told, out } = await runCommand(['seed', '--patients', '60'], { env });
    expect([exitCode, told]).toEqual([0, []]);
    expect(out).toContain('60 of 60 patients');
    expect(await count('patient')).toBe(before + run * 60);
  }
  const visits = (await count("visit where stage = 'DONE'")) - demo.visits;
  expect(visits).toBeGreaterThan(150);
  expect((await count('visit_step')) - demo.steps).toBe(visits * 5);
  expect(await count("appointment where status = 'FULFILLED'")).toBe(visits);
  for (const status of ['NO_SHOW', 'CANCELLED', 'BOOKED'])
    expect(await count(`appointment where status = '${status}'`)).toBeGreaterThan(0);
  expect(await count('booking')).toBe(2 * (await count("appointment where status = 'BOOKED'")));
  expect(await count("appointment where starts_at > now() and status <> 'BOOKED'")).toBe(0);
  expect(await count("audit_entry where actor = 'seed'")).toBeGreaterThan(0);
  const [found] = await query(ownerUrl, 'select count(distinct patient_id) from patient_search_term');
  expect(Number(found?.[0])).toBe(before + 120);
  const seeded = `coverage where member_id like 'SD%'`;
  expect(await count(seeded)).toBe(106);
  expect(await count(`${seeded} and (relationship = 'CHILD') <> (subscriber_birth_date is not null)`)).toBe(0);
  expect(await count('payer')).toBe(4);
  await server.stop();
});

test('in a practice without a plan, seed makes a payer with one, once', async () => {
  const server = await startOwnServer();
  const { ownerUrl, appUrl } = server.database;
  await createDemo(ownerUrl);
  await query(ownerUrl, 'truncate coverage, plan, payer cascade');
  const env = { DATABASE_URL: ownerUrl, DATABASE_APP_URL: appUrl };
  for (const _run of [1, 2]) expect((await runCommand(['seed', '--patients', '20'], { env })).exitCode).toBe(0);
  expect(
    await query(ownerUrl, 'select payer.name, plan.name from payer join plan on plan.payer_id = payer.id'),
  ).toEqual([['Bay State Mutual', 'Choice Plus']]);
  expect(await query(ownerUrl, 'select count(*)::int from coverage')).toEqual([[36]]);
  await server.stop();
});

test('the same seed invents the same people, of every age and of names in several scripts', () => {
  const today = Temporal.PlainDate.from('2026-11-30');
  const people = inventPeople(7, 500, today);
  expect(inventPeople(7, 500, today)).toEqual(people);
  expect(inventPeople(8, 500, today)).not.toEqual(people);
  const years = people.map(({ birthDate }) => today.since(birthDate, { largestUnit: 'year' }).years);
  expect(Math.min(...years)).toBeLessThan(5);
  expect(Math.max(...years)).toBeGreaterThan(90);
  expect(people.some(({ familyName }) => /\p{Script=Han}/u.test(familyName))).toBe(true);
  expect(people.some(({ familyName }) => /[^\x20-\x7e]/.test(familyName) && /\p{Script=Latin}/u.test(familyName))).toBe(
    true,
  );
});

test('a practice without providers is refused with the way out', async () => {
  const { ownerUrl, appUrl } = await founded('Elm Street');
  const { exitCode, told } = await runCommand(['seed'], {
    env: { DATABASE_URL: ownerUrl, DATABASE_APP_URL: appUrl },
  });
  expect(exitCode).toBe(1);
  expect(told.join()).toContain('add them with createSite, addStaffMember (isProvider: true) and createVisitType');
});

test.each(['seed', 'jobs'])('%s makes no empty database where none is', async (command) => {
  const { exitCode, told } = await runCommand([command], { env: { FOYER_DATA: join(tmpdir(), randomUUID()) } });
  expect(exitCode).toBe(1);
  expect(told.join()).toContain('holds no embedded database');
});

test('in production no invented patient is added', async () => {
  const { exitCode, told } = await runCommand(['seed'], { env: { NODE_ENV: 'production' } });
  expect(exitCode).toBe(1);
  expect(told.join()).toContain('does not run with NODE_ENV=production');
});
