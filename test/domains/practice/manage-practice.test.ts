import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Office, openOffice } from '../../kit/office.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';

let server: TestServer;
let office: Office;

beforeAll(async () => {
  server = await startTestServer();
  office = await openOffice(server);
});

afterAll(() => server.stop());

interface Result {
  result: { __typename: string; message?: string; path?: string[]; [field: string]: unknown };
}

async function change(
  mutation: string,
  type: string,
  input: Record<string, unknown>,
  id?: string,
  selection = '',
): Promise<Result['result']> {
  const { result } = await office.manager.ask<Result>(
    `mutation(${id ? '$id: ID!, ' : ''}$input: ${type}!) { result: ${mutation}(${id ? 'id: $id, ' : ''}input: $input) {
      __typename ... on UserError { message path } ${selection} } }`,
    { id, input },
  );
  return result;
}

test('the manager renames the practice, once per version', async () => {
  const selection = '... on UpdatePracticeSuccess { practice { name npi version } }';
  const renamed = await change(
    'updatePractice',
    'UpdatePracticeInput',
    { expectedVersion: 1, name: 'New Name', npi: '1234567893' },
    undefined,
    selection,
  );
  expect(renamed.practice).toEqual({ name: 'New Name', npi: '1234567893', version: 2 });
  expect((await change('updatePractice', 'UpdatePracticeInput', { expectedVersion: 1, name: 'Late' })).__typename).toBe(
    'StaleVersionError',
  );
});

test('a site keeps its hours in its own time zone', async () => {
  const hours = [
    { weekday: 'MONDAY', opensAt: '08:00', closesAt: '12:00' },
    { weekday: 'MONDAY', opensAt: '13:00', closesAt: '17:30' },
  ];
  const id = await office.site({ name: 'Uptown', timeZone: 'America/Chicago', hours });
  const { site } = await office.manager.ask<{ site: unknown }>(
    'query($id: ID!) { site(id: $id) { name timeZone hours { weekday opensAt closesAt } version } }',
    { id },
  );
  expect(site).toEqual({ name: 'Uptown', timeZone: 'America/Chicago', hours, version: 1 });
});

const span = (opensAt: string, closesAt: string) => ({ weekday: 'FRIDAY', opensAt, closesAt });

test.each([
  ['a time zone that does not exist', { timeZone: 'America/Gotham' }, ['input', 'timeZone']],
  ['an offset instead of a time zone', { timeZone: '+05:00' }, ['input', 'timeZone']],
  ['a time zone that IANA has withdrawn', { timeZone: 'US/Pacific-New' }, ['input', 'timeZone']],
  ['hours that open at the end of a day', { hours: [span('24:00', '02:00')] }, ['input', 'hours', '0', 'opensAt']],
  [
    'hours over midnight that overlap those of the next day',
    { hours: [span('22:00', '02:00'), { ...span('01:00', '05:00'), weekday: 'SATURDAY' }] },
    ['input', 'hours', '1'],
  ],
  [
    'hours over midnight that overlap from Sunday into Monday',
    {
      hours: [
        { ...span('00:30', '05:00'), weekday: 'MONDAY' },
        { ...span('22:00', '01:00'), weekday: 'SUNDAY' },
      ],
    },
    ['input', 'hours', '1'],
  ],
  ['hours that overlap', { hours: [span('08:00', '12:00'), span('11:59', '15:00')] }, ['input', 'hours', '1']],
])('a site with %s is refused', async (_what, input, path) => {
  const refused = await change('createSite', 'CreateSiteInput', {
    name: 'Odd',
    timeZone: 'America/New_York',
    hours: [],
    ...input,
  });
  expect(refused).toMatchObject({ __typename: 'InvalidInputError', path });
});

test.each([
  ['until the end of a day', [span('08:00', '24:00'), { ...span('00:00', '04:00'), weekday: 'SATURDAY' }]],
  ['over midnight', [span('22:00', '02:00'), { ...span('02:00', '04:00'), weekday: 'SATURDAY' }]],
  ['all day', [span('08:00', '08:00')]],
])('a site may be open %s', async (_what, hours) => {
  const made = await change('createSite', 'CreateSiteInput', { name: `Open ${_what}`, timeZone: 'US/Pacific', hours });
  expect(made).toMatchObject({ __typename: 'CreateSiteSuccess' });
});

test('a refused time zone comes with near names that are accepted', async () => {
  const refused = await change('createSite', 'CreateSiteInput', {
    name: 'Near',
    timeZone: 'US/Pacific-New',
    hours: [],
  });
  const [near = ''] = /\b[A-Z]\w+\/\w+/.exec(String(refused.message).replace('US/Pacific-New', '')) ?? [];
  const made = await change('createSite', 'CreateSiteInput', { name: 'Near', timeZone: near, hours: [] });
  expect(made).toMatchObject({ __typename: 'CreateSiteSuccess' });
});

test('two sites cannot have one name', async () => {
  await office.site({ name: 'Twin' });
  const refused = await change('createSite', 'CreateSiteInput', {
    name: 'Twin',
    timeZone: 'America/New_York',
    hours: [],
  });
  expect(refused).toMatchObject({ __typename: 'InvalidInputError', path: ['input', 'name'] });
});

test('a visit type is retired: it is no longer listed, unless asked for', async () => {
  const id = await office.visitType({ name: 'Retired soon', duration: 'PT1H30M' });
  const selection = '... on UpdateVisitTypeSuccess { visitType { duration isActive } }';
  const retired = await change(
    'updateVisitType',
    'UpdateVisitTypeInput',
    { expectedVersion: 1, isActive: false },
    id,
    selection,
  );
  expect(retired.visitType).toEqual({ duration: 'PT1H30M', isActive: false });
  const names = async (args: string) => {
    const { visitTypes } = await office.manager.ask<{ visitTypes: { edges: { node: { name: string } }[] } }>(
      `{ visitTypes${args} { edges { node { name } } } }`,
    );
    return visitTypes.edges.map(({ node }) => node.name);
  };
  expect(await names('')).not.toContain('Retired soon');
  expect(await names('(includeInactive: true)')).toContain('Retired soon');
});

test('a visit type of 4 minutes, or with seconds, is refused', async () => {
  for (const duration of ['PT4M', 'PT20M30S']) {
    expect(
      await change('createVisitType', 'CreateVisitTypeInput', { name: `Odd ${duration}`, duration }),
    ).toMatchObject({
      __typename: 'InvalidInputError',
      path: ['input', 'duration'],
    });
  }
});

test('a checklist item that says nothing is refused where it stands', async () => {
  const input = { name: 'Odd list', duration: 'PT20M', setUpChecklist: ['Fresh paper', '  '] };
  const refused = await change('createVisitType', 'CreateVisitTypeInput', input);
  expect(refused).toMatchObject({ __typename: 'InvalidInputError', path: ['input', 'setUpChecklist', '1'] });
});

test('a page cursor that was made up is refused, not run', async () => {
  const { errors } = await office.manager.send(
    `{ visitTypes(after: "${Buffer.from(`["a","' or 1=1"]`).toString('base64url')}") { edges { cursor } } }`,
  );
  expect(errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT', argument: ['after'] } });
});

test('sites are listed page by page, each once', async () => {
  for (const name of ['P1', 'P2', 'P3']) await office.site({ name });
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const {
      practice,
    }: {
      practice: {
        sites: { edges: { node: { name: string } }[]; pageInfo: { endCursor: string; hasNextPage: boolean } };
      };
    } = await office.manager.ask(
      'query($after: String) { practice { sites(first: 2, after: $after) { edges { node { name } } pageInfo { endCursor hasNextPage } } } }',
      { after },
    );
    seen.push(...practice.sites.edges.map(({ node }) => node.name));
    after = practice.sites.pageInfo.hasNextPage ? practice.sites.pageInfo.endCursor : null;
  } while (after);
  expect(seen).toEqual([...new Set(seen)].sort());
  expect(seen).toEqual(expect.arrayContaining(['P1', 'P2', 'P3', 'Twin', 'Uptown']));
});
