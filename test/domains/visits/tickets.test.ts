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

test('tickets begin again on another day of the site’s calendar', async () => {
  // 26 hours apart: it is never the same day at both ends of the world.
  floor = await openFloor(server, { timeZone: 'Etc/GMT+12' });
  expect(await ticketsOf(2)).toEqual(['A01', 'A02']);
  await floor.office.manager.ask(
    `mutation($id: ID!) { updateSite(id: $id, input: { expectedVersion: 1, timeZone: "Pacific/Kiritimati" }) { __typename } }`,
    { id: floor.siteId },
  );
  // Both patients of the other day are still here, and a ticket names one patient.
  expect(await ticketsOf(1)).toEqual(['A03']);
  const ended = `update visit set stage = 'DONE', ended_at = now() - interval '13 hours' where site_id = $1`;
  const site = parseTypeId(floor.siteId)?.uuid;
  await runAsOwner(server, ended, [site]);
  await runAsOwner(server, `update visit set arrived_at = now() - interval '2 days' where site_id = $1`, [site]);
  await runAsOwner(
    server,
    'update ticket_counter set last_number = 0 where site_id = $1 and day = (select max(day) from visit where site_id = $1)',
    [site],
  );
  await runAsOwner(
    server,
    'delete from visit_step where visit_id in (select id from visit where site_id = $1 and ticket = $2)',
    [site, 'A03'],
  );
  await runAsOwner(server, 'delete from visit where site_id = $1 and ticket = $2', [site, 'A03']);
  expect(await ticketsOf(2)).toEqual(['A01', 'A02']);
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
