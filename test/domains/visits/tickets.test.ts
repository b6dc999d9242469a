import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseTypeId } from '../../../src/contract/type-id.ts';
import { runAsOwner } from '../../kit/run-as-owner.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { type Floor, floorAt, openFloor } from './floor.ts';

let server: TestServer;
let floor: Floor;

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(() => server.stop());

async function ticketsOf(count: number): Promise<string[]> {
  const tickets: string[] = [];
  for (let given = 0; given < count; given += 1) tickets.push((await floor.arrival()).ticket);
  return tickets;
}

/** As if that many patients had come today already. */
async function afterTickets(count: number): Promise<void> {
  floor = await openFloor(server);
  await ticketsOf(1);
  const site = parseTypeId(floor.siteId)?.uuid;
  await runAsOwner(server, 'update ticket_counter set last_number = $1 where site_id = $2', [count, site]);
}

test('tickets are given in the order of arrival', async () => {
  floor = await openFloor(server);
  expect(await ticketsOf(3)).toEqual(['A01', 'A02', 'A03']);
});

test('after A99 comes B01, after Z99 comes AA01', async () => {
  await afterTickets(98);
  expect(await ticketsOf(2)).toEqual(['A99', 'B01']);
  await afterTickets(26 * 99 - 1);
  expect(await ticketsOf(2)).toEqual(['Z99', 'AA01']);
  await afterTickets(27 * 26 * 99 - 1);
  expect(await ticketsOf(2)).toEqual(['ZZ99', 'AAA01']);
});

test('each site has tickets of its own', async () => {
  floor = await openFloor(server);
  expect(await ticketsOf(2)).toEqual(['A01', 'A02']);
  floor = await floorAt(floor.office, floor.client, await floor.office.site());
  expect(await ticketsOf(1)).toEqual(['A01']);
});

/** 26 hours apart: it is never the same day at both ends of the world. */
const [firstDay, nextDay] = ['Etc/GMT+12', 'Pacific/Kiritimati'];

async function midnight(): Promise<void> {
  await floor.office.manager.ask(
    `mutation($id: ID!) { updateSite(id: $id, input: { expectedVersion: 1, timeZone: "${nextDay}" }) { __typename } }`,
    { id: floor.siteId },
  );
}

/** As if visits had begun and ended earlier than they did. */
async function earlier(id: string, interval: string): Promise<void> {
  const moved =
    'update visit set arrived_at = arrived_at - $2::interval, ended_at = ended_at - $2::interval where id = $1';
  await runAsOwner(server, moved, [parseTypeId(id)?.uuid, interval]);
}

test('tickets begin again on another day of the site’s calendar', async () => {
  floor = await openFloor(server, { timeZone: firstDay });
  for (const visit of [await floor.arrival(), await floor.arrival()]) {
    await floor.done('leaveWithoutBeingSeen', visit.id);
    await earlier(visit.id, '13 hours');
  }
  await midnight();
  expect(await ticketsOf(2)).toEqual(['A01', 'A02']);
});

test('a ticket is not given again while its patient is here, or may be again when the end is undone', async () => {
  floor = await openFloor(server, { timeZone: firstDay });
  const [waits, left, longGone] = [await floor.arrival(), await floor.arrival(), await floor.arrival()];
  for (const { id } of [left, longGone]) await floor.done('leaveWithoutBeingSeen', id);
  await earlier(longGone.id, '13 hours');
  await midnight();
  expect([waits.ticket, ...(await ticketsOf(3))]).toEqual(['A01', 'A03', 'A04', 'A05']);
  expect((await floor.done('undoVisitStep', left.id, { reason: 'Only outside' })).visit).toMatchObject({
    ticket: 'A02',
    stage: 'WAITING',
  });
});

test('no two patients who are here have one ticket, whatever comes, leaves and comes back over several days', async () => {
  floor = await openFloor(server, { timeZone: firstDay });
  const site = parseTypeId(floor.siteId)?.uuid;
  const visits: string[] = [];
  for (let day = 0; day < 4; day += 1) {
    for (let number = 0; number < 5; number += 1) {
      const { id } = await floor.arrival();
      visits.push(id);
      if ((day + number) % 2 === 0) await floor.done('leaveWithoutBeingSeen', id);
    }
    for (const id of visits.filter((_, index) => index % 3 === 0))
      await floor.change('undoVisitStep', id, { reason: 'Only outside' });
    // Tomorrow: the counter of today is that of the day before. The later days are moved last, out of their way.
    await runAsOwner(server, 'update ticket_counter set day = day - 1000 where site_id = $1', [site]);
    await runAsOwner(server, 'update ticket_counter set day = day + 999 where site_id = $1', [site]);
    await runAsOwner(server, 'update visit set day = day - 1 where site_id = $1', [site]);
  }
  const here = await runAsOwner<{ ticket: string }>(
    server,
    'select ticket from visit where site_id = $1 and ended_at is null',
    [site],
  );
  const tickets = here.map(({ ticket }) => ticket);
  expect(tickets.length).toBeGreaterThan(10);
  expect(new Set(tickets).size).toBe(tickets.length);
});

test('the database keeps one ticket from two patients who are here', async () => {
  floor = await openFloor(server);
  const [, second] = [await floor.arrival(), await floor.arrival()];
  const doubled = runAsOwner(server, "update visit set ticket = 'A01', day = day - 1 where id = $1", [
    parseTypeId(second.id)?.uuid,
  ]);
  await expect(doubled).rejects.toMatchObject({ constraint: 'visit_ticket_here' });
});

test('a ticket is not given again on the same day, even when its patient has left', async () => {
  floor = await openFloor(server);
  const { id } = await floor.arrival();
  await floor.done('leaveWithoutBeingSeen', id);
  expect(await ticketsOf(1)).toEqual(['A02']);
});

test('20 patients at the desk at the same moment get 20 tickets without holes, in the order of the board', async () => {
  floor = await openFloor(server);
  const patientIds = await Promise.all(Array.from({ length: 20 }, () => floor.office.patient()));
  // Four of them are called up at two desks, which must not cost a ticket.
  const atDesks = [...patientIds, ...patientIds.slice(0, 4)];
  const results = await Promise.all(atDesks.map((patientId) => floor.walkIn({ patientId })));
  const given = results.filter(({ __typename }) => __typename === 'CheckInWalkInSuccess');
  const expected = Array.from({ length: 20 }, (_, index) => `A${String(index + 1).padStart(2, '0')}`);
  expect(given.map(({ visit }) => visit?.ticket).sort()).toEqual(expected);
  const rows = await runAsOwner<{ ticket: string }>(
    server,
    'select ticket from visit where site_id = $1 order by arrived_at, id',
    [parseTypeId(floor.siteId)?.uuid],
  );
  expect(rows.map(({ ticket }) => ticket)).toEqual(expected);
});
