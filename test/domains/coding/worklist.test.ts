import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../../kit/client.ts';
import { type Payload, watch } from '../../kit/live-client.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { type CodersDesk, code, openCodersDesk } from './coders-desk.ts';

interface Worklist {
  visitCodings: {
    kind: string;
    codings: { id: string; status: string; charges: { totalCount: number } }[];
    removed: string[];
  };
}

let server: TestServer;
let desk: CodersDesk;

beforeAll(async () => {
  server = await startTestServer();
  desk = await openCodersDesk(server);
});

afterAll(() => server.stop());

async function idOf(client: Client): Promise<string> {
  const { viewer } = await client.ask<{ viewer: { staffMember: { id: string } } }>('{ viewer { staffMember { id } } }');
  return viewer.staffMember.id;
}

const open = (filter: Record<string, unknown>, token = desk.coder.token) =>
  watch<Worklist>({
    ...{ url: server.url, token },
    query: `subscription($filter: VisitCodingWatchFilter!) { visitCodings(filter: $filter) { kind cursor removed
      codings { id status charges { totalCount } } } }`,
    variables: { filter },
  });

const isSnapshot = ({ data }: Payload<Worklist>) => data?.visitCodings.kind === 'SNAPSHOT';
const shows = (id: string, status: string) => (payload: Payload<Worklist>) =>
  payload.data?.visitCodings.codings.some((coding) => coding.id === id && coding.status === status) ?? false;
const removes = (id: string) => (payload: Payload<Worklist>) =>
  payload.data?.visitCodings.removed.includes(id) ?? false;

test('a worklist shows codings as they open, change hands and are released', async () => {
  const coderId = await idOf(desk.coder);
  const boards = [{}, { coderId }, { providerId: desk.providerId }, { siteId: desk.floor.siteId }].map((filter) =>
    open(filter),
  );
  const ready = open({ status: { in: ['READY'] } });
  for (const board of [...boards, ready]) await board.until(isSnapshot);
  const [all, own] = boards;
  const { id } = await desk.coding();
  await all?.until(shows(id, 'READY'));
  await ready.until(shows(id, 'READY'));
  await code(desk.coder, 'assignCoding', { codingIds: [id] });
  for (const board of boards) await board.until(shows(id, 'IN_CODING'));
  await ready.until(removes(id));
  const charged = all?.until(({ data }) => data?.visitCodings.codings[0]?.charges.totalCount === 1);
  await code(desk.coder, 'addCharge', { visitCodingId: id, code: 'G0439', pointers: [] });
  expect((await charged)?.data?.visitCodings.codings).toEqual([
    { id, status: 'IN_CODING', charges: { totalCount: 1 } },
  ]);
  const other = await idOf(await desk.office.as('CODER'));
  await code(desk.coder, 'assignCoding', { codingIds: [id], coderId: other });
  await own?.until(removes(id));
  const { version, charges } = await desk.codingNow(id);
  await code(desk.coder, 'recordDiagnoses', { expectedVersion: version, codes: ['J069'] }, id);
  const [charge] = charges.nodes;
  await code(desk.coder, 'updateCharge', { expectedVersion: charge?.version, pointers: [1] }, charge?.id);
  await code(desk.coder, 'releaseCoding', { expectedVersion: (await desk.codingNow(id)).version }, id);
  await all?.until(removes(id));
  for (const board of [...boards, ready]) await board.stop();
});

test('released codings are on no worklist, and a nurse sees none', async () => {
  const refused = open({ status: { in: ['READY', 'RELEASED'] } });
  const { errors } = await refused.until((payload) => Boolean(payload.errors));
  expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  const nurse = open({}, (await desk.office.as('REGISTERED_NURSE')).token);
  const forbidden = await nurse.until((payload) => Boolean(payload.errors));
  expect(forbidden.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
});

test('codings are given to a coder together; those that cannot be are named, the others go', async () => {
  const [one, two, waiting, released] = [
    await desk.coding(),
    await desk.coding(),
    await desk.visit(),
    await desk.codedOne(),
  ];
  await code(desk.coder, 'releaseCoding', { expectedVersion: released.version }, released.id);
  const { id: aside } = await desk.codingOf(waiting);
  await desk.floor.done('undoVisitStep', waiting);
  const elsewhere = await (await openCodersDesk(server)).coding();
  const codingIds = [one.id, elsewhere.id, aside, two.id, released.id];
  const { codings, refused } = await code(desk.coder, 'assignCoding', { codingIds });
  expect(codings?.map(({ id, status }) => [id, status])).toEqual([
    [one.id, 'IN_CODING'],
    [two.id, 'IN_CODING'],
  ]);
  expect(refused).toMatchObject([
    { path: ['input', 'codingIds', '1'], coding: null },
    { path: ['input', 'codingIds', '2'], coding: { id: aside } },
    { path: ['input', 'codingIds', '4'], coding: { id: released.id } },
  ]);
  for (const { message } of refused ?? []) expect(message).toMatch(/;/);
  const back = await code(desk.coder, 'assignCoding', { codingIds: [one.id], coderId: null });
  expect(back.codings).toMatchObject([{ id: one.id, status: 'READY', coder: null }]);
});

test('only a coder has codings; a queried one keeps waiting in other hands', async () => {
  const { id } = await desk.coding();
  const nurse = await desk.office.provider({ roles: ['REGISTERED_NURSE'], isProvider: false });
  const refusal = await code(desk.coder, 'assignCoding', { codingIds: [id], coderId: nurse });
  expect(refusal).toMatchObject({ __typename: 'InvalidInputError', path: ['input', 'coderId'] });
  await code(desk.coder, 'queryProvider', { visitCodingId: id, question: 'Why?' });
  const { codings } = await code(desk.coder, 'assignCoding', { codingIds: [id] });
  expect(codings).toMatchObject([{ id, status: 'QUERIED' }]);
});

test('codings are listed by what coders look for', async () => {
  const quiet = await openCodersDesk(server);
  const [first, second, third] = [
    await quiet.coding(),
    await quiet.coding({ providerId: null }),
    await quiet.codedOne(),
  ];
  const coderId = await idOf(quiet.coder);
  const listed = async (filter: Record<string, unknown>, orderBy = 'EARLIEST_FIRST') => {
    const { visitCodings } = await quiet.coder.ask<{ visitCodings: { nodes: { id: string }[] } }>(
      'query($filter: VisitCodingFilter, $orderBy: VisitCodingOrder!) { visitCodings(filter: $filter, orderBy: $orderBy) { nodes { id } } }',
      { filter, orderBy },
    );
    return visitCodings.nodes.map(({ id }) => id);
  };
  expect(await listed({})).toEqual([first.id, second.id, third.id]);
  expect(await listed({}, 'LATEST_FIRST')).toEqual([third.id, second.id, first.id]);
  expect(await listed({ status: { in: ['READY'] } })).toEqual([first.id, second.id]);
  expect(await listed({ coderId })).toEqual([third.id]);
  expect(await listed({ hasCoder: false })).toEqual([first.id, second.id]);
  expect(await listed({ providerId: quiet.providerId })).toEqual([first.id, third.id]);
  expect(await listed({ not: { siteId: quiet.floor.siteId } })).toEqual([]);
  expect(await listed({ serviceDate: { from: first.serviceDate, until: '2999-01-01' } })).toHaveLength(3);
});
