import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../../kit/client.ts';
import { furnish } from '../../kit/furnish.ts';
import { type Office, openOffice } from '../../kit/office.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { recordReads } from '../lists/kit/record-reads.ts';

let server: TestServer;
let office: Office;
let ids: Awaited<ReturnType<typeof furnish>>;

beforeAll(async () => {
  server = await startTestServer();
  office = await openOffice(server);
  ids = await furnish(server, office);
});

afterAll(() => server.stop());

const dayList = `query($siteId: ID!, $filter: AppointmentFilter) {
  dayList(date: "2031-06-16", siteId: $siteId, filter: $filter) { totalCount edges { node { id } } } }`;

async function refused(filter: unknown, client: Client = office.manager) {
  const { data, errors } = await client.send<null>(dayList, { siteId: ids.Site, filter });
  expect(data).toBeNull();
  return { message: errors?.[0]?.message, ...errors?.[0]?.extensions };
}

const nested = (times: number, inner: object): object => (times === 0 ? inner : { not: nested(times - 1, inner) });
const condition = { hasRoom: true };

test.each([
  [
    'too deep',
    nested(4, condition),
    'filter.not.not.not.not is 4 deep; and, or and not may stand 3 inside each other.',
    ['filter', 'not', 'not', 'not', 'not'],
  ],
  [
    'of too many conditions',
    { or: [...Array.from({ length: 19 }, () => condition), { and: [condition, { not: condition }] }] },
    'filter.or.19.and.1.not.hasRoom is one condition too many; a filter may have 20.',
    ['filter', 'or', '19', 'and', '1', 'not', 'hasRoom'],
  ],
  [
    'of nothing to choose from',
    { and: [condition, { status: { in: [] } }] },
    'filter.and.1.status.in has 0 items; 1 to 6 are accepted.',
    ['filter', 'and', '1', 'status', 'in'],
  ],
  ['of no alternative', { or: [] }, 'filter.or has 0 items; 1 to 20 are accepted.', ['filter', 'or']],
  [
    'by an id of another kind',
    { not: { providerId: 'room_01h455vb4pex5vsknk084sn02q' } },
    'filter.not.providerId is a Room id (room_…); a StaffMember id (staff_…) is needed.',
    ['filter', 'not', 'providerId'],
  ],
])('a filter %s is refused, naming the place', async (_what, filter, message, argument) => {
  expect(await refused(filter)).toEqual({
    ...{ message, code: 'BAD_USER_INPUT', argument },
    problems: [{ path: argument, message }],
  });
});

test('a filter as deep and as long as it may be is answered', async () => {
  const filter = { or: Array.from({ length: 20 }, () => ({ not: { and: [condition] } })) };
  const { errors } = await office.manager.send(dayList, { siteId: ids.Site, filter });
  expect(errors).toBeUndefined();
});

test('a client cannot filter by a field it may not see, however deep the condition stands', async () => {
  const coder = await office.as('CODER');
  const sent = await recordReads(async () => {
    for (const [filter, argument] of [
      [condition, ['filter', 'hasRoom']],
      [{ or: [{ status: { in: ['BOOKED'] } }, { not: { roomId: ids.Room } }] }, ['filter', 'or', '1', 'not', 'roomId']],
    ])
      expect(await refused(filter, coder)).toEqual({
        message: `Your roles do not allow ${(argument as string[]).join('.')}.`,
        code: 'FORBIDDEN',
        argument,
      });
  });
  expect(sent.filter(({ text }) => text.includes('appointment'))).toEqual([]);
  const { errors } = await coder.send(dayList, {
    siteId: ids.Site,
    filter: { status: { in: ['BOOKED'] }, roomId: null },
  });
  expect(errors).toBeUndefined();
});

test('no text of a filter becomes part of a statement', async () => {
  const text = `'; drop table payer; --`;
  const sent = await recordReads(() =>
    office.manager.ask('query($text: String!) { payers(filter: { name: { startsWith: $text } }) { totalCount } }', {
      text,
    }),
  );
  expect(sent.filter((one) => one.values.includes(text)).length).toBeGreaterThan(1);
  expect(sent.filter((one) => one.text.includes('drop table'))).toEqual([]);
});

test('a choice makes two statements: of one value, which is a range of an index, and of any number of values', async () => {
  const textsFor = async (values: string[]): Promise<string[]> => {
    const filter = { status: { in: values } };
    const sent = await recordReads(() => office.manager.ask(dayList, { siteId: ids.Site, filter }));
    return sent.map(({ text }) => text);
  };
  expect(await textsFor(['BOOKED', 'ARRIVED', 'NO_SHOW'])).toEqual(await textsFor(['BOOKED', 'ARRIVED']));
  expect(await textsFor(['BOOKED'])).toEqual(await textsFor(['ARRIVED']));
});

test('instants at the ends of time are taken', async () => {
  const filter = { startsAt: { from: '0001-01-01T00:00:00Z', until: '9999-12-31T23:59:59Z' } };
  const { dayList: list } = await office.manager.ask<{ dayList: { totalCount: number } }>(dayList, {
    siteId: ids.Site,
    filter,
  });
  expect(list.totalCount).toBe(1);
});
