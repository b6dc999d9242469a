import { type GraphQLNamedType, getNamedType, isObjectType } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseTypeId } from '../../../src/contract/type-id.ts';
import type { Client } from '../../kit/client.ts';
import { openOffice } from '../../kit/office.ts';
import { startOwnServer, type TestServer } from '../../kit/start-test-server.ts';
import { fillLists } from './kit/fill-lists.ts';
import { lists } from './kit/lists.ts';
import { recordReads } from './kit/record-reads.ts';
import { relationsOf, wholeSelections } from './kit/whole-selection.ts';

const sizes = { patients: 120, appointments: 24_000, visits: 5, histories: 600, sites: 120, rooms: 120, names: 120 };

const every = lists(1, 'family');

// One session asks for all of them: how often it may is another test's matter.
const free = { burst: 1e9, perSecond: 1e9 };

let server: TestServer;
let client: Client;

beforeAll(async () => {
  server = await startOwnServer({ rates: { session: free, signIn: free, lookUp: free, address: free } });
  const office = await openOffice(server);
  client = await office.as('OFFICE_MANAGER', 'PRIVACY_OFFICER', 'BILLER');
  await fillLists(server.database, [{ practiceId: parseTypeId(office.practiceId)?.uuid ?? '', number: 1, sizes }]);
});

afterAll(() => server.stop());

interface Page {
  edges: { node: object }[];
  pageInfo?: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string | null };
  totalCount?: number;
}

/** The connection of an answer, however deep it stands in it. */
function pageIn(answer: object): Page {
  const [inner] = Object.values(answer) as [object];
  return 'edges' in inner ? (inner as Page) : pageIn(inner);
}

const nodeTypes: Record<string, string> = {
  'the day of a site': 'Appointment',
  'the day of a provider': 'Appointment',
  'the appointments of a patient': 'Appointment',
  'the appointments': 'Appointment',
  'the stranded appointments': 'Appointment',
  'the hand-offs': 'HandOff',
  'the visits': 'Visit',
  'the rooms': 'Room',
  'the patients': 'Patient',
  'the patients by birth date': 'Patient',
  'the patients by number': 'Patient',
  'the visits of a patient': 'Visit',
  'the changes of a room': 'RoomTransition',
  'the audit trail of a patient': 'AuditEntry',
  'the contacts of a patient': 'Contact',
  'the guarantors of a patient': 'Guarantor',
  'the coverages of a patient': 'Coverage',
  'the plans': 'Plan',
  'the clearinghouses': 'Clearinghouse',
  'the routes of a payer': 'PayerRoute',
  'the day of a site for its coverages': 'Appointment',
  'the authorizations': 'PayerAuthorization',
  'the authorizations of a patient': 'PayerAuthorization',
  'the rules of a payer': 'PayerAuthorizationRule',
  'the consents of a patient': 'Consent',
  'the consents of the practice': 'Consent',
  'the merges of patients': 'PatientMerge',
  'the staff': 'StaffMember',
  'the payers': 'Payer',
  'the fee schedules': 'FeeSchedule',
  'the fees': 'Fee',
  'the codings': 'VisitCoding',
  'the charges of a coding': 'Charge',
  'the questions of coders': 'CodingQuery',
  'the questions about a coding': 'CodingQuery',
  'the codes': 'Code',
  'the claims': 'Claim',
  'the claims by deadline': 'Claim',
  'the claims by total': 'Claim',
  'the claims by creation': 'Claim',
  'the claims of a patient': 'Claim',
  'the disclosures of a patient': 'Disclosure',
  'the rules of the practice': 'PracticeRule',
  'the batches': 'Batch',
  'the files': 'EdiFile',
  'the answers to claims': 'Acknowledgement',
  'the remittances': 'Remittance',
  'the remittances by day of payment': 'Remittance',
  'the advices': 'Advice',
  'the advices of a remittance': 'Advice',
  'the visit types': 'VisitType',
  'the sites': 'Site',
  'the displays': 'Display',
  'a search for patients': 'Patient',
};

test('every connection of the contract is among the lists', () => {
  const types = Object.values(server.app.schema.getTypeMap());
  const fields = types.flatMap((type: GraphQLNamedType) => (isObjectType(type) ? Object.values(type.getFields()) : []));
  const connections = fields.filter(({ type }) => getNamedType(type).name.endsWith('Connection'));
  // The day is asked for by site and by provider, patients in three orders, claims in four, remittances in two.
  expect(every).toHaveLength(connections.length + 7);
  expect(Object.keys(nodeTypes)).toEqual(every.map(({ name }) => name));
});

test.each(every)(
  '$name takes no statement for a row by itself, with all that 20 rows lead to',
  async ({ name, ask, orders: [order] }) => {
    const statementsFor = async (first: number, whole: string): Promise<number> => {
      const query = ask(`first: ${first}, ${order}`, `totalCount edges { node ${whole} }`);
      const sent = await recordReads(async () => {
        expect(pageIn(await client.ask(query)).edges).toHaveLength(first);
      });
      return sent.length;
    };
    for (const whole of wholeSelections(server.app.schema.getType(nodeTypes[name] ?? ''), 2)) {
      const forTwo = await statementsFor(2, whole);
      expect(forTwo).toBeGreaterThan(1);
      expect(await statementsFor(20, whole)).toBe(forTwo);
    }
  },
);

test.each(every.filter(({ name }) => name !== 'the day of a provider'))(
  '$name takes as many statements for 100 rows with each row they lead to as for 2',
  async ({ name, ask, orders: [order] }) => {
    const relations = relationsOf(server.app.schema.getType(nodeTypes[name] ?? ''));
    const statementsFor = async (first: number): Promise<number> => {
      const query = ask(`first: ${first}, ${order}`, `edges { node { id: __typename ${relations} } }`);
      const sent = await recordReads(async () => {
        expect(pageIn(await client.ask(query)).edges).toHaveLength(first);
      });
      return sent.length;
    };
    expect(await statementsFor(100)).toBe(await statementsFor(2));
  },
);

test.each(every)(
  '$name is read together with what lies before and after the page',
  async ({ ask, isOwn, orders: [order] }) => {
    const { pageInfo } = pageIn(await client.ask(ask(`first: 2, ${order}`, 'edges { cursor } pageInfo { endCursor }')));
    const query = ask(
      `last: 1, before: "${pageInfo?.endCursor}", ${order}`,
      'edges { cursor } pageInfo { hasNextPage hasPreviousPage }',
    );
    let page: Page | undefined;
    const sent = await recordReads(async () => {
      page = pageIn(await client.ask(query));
    });
    expect(page?.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    const own = sent.filter(({ text }) => isOwn(text) || text.includes('(select true from'));
    expect(new Set(own.map(({ packet }) => packet)).size).toBe(1);
  },
);

/** A page of a search is read when the hits of its words are known. */
const readAtOnce = every.filter(({ name }) => name !== 'a search for patients');

test.each(readAtOnce)('$name is read and counted together', async ({ ask, isOwn, orders: [order] }) => {
  const sent = await recordReads(() => client.ask(ask(`first: 2, ${order}`, 'edges { cursor } totalCount')));
  expect(new Set(sent.filter(({ text }) => isOwn(text)).map(({ packet }) => packet)).size).toBe(1);
});

test.each(every)('$name is counted when its number is selected, and only then', async ({ ask }) => {
  const countsFor = async (selection: string, variables?: Record<string, unknown>): Promise<number> => {
    const query = ask('first: 2', selection);
    const sent = await recordReads(() => client.ask(variables ? `query($is: Boolean!) ${query}` : query, variables));
    // A search counts the hits of its words up to a bound, to know by which it finds patients.
    return sent.filter(({ text }) => text.includes('count(') && !text.includes(') as counted)')).length;
  };
  const page = 'edges { cursor } pageInfo { hasNextPage endCursor }';
  expect(await countsFor(page)).toBe(0);
  expect(await countsFor(`${page} totalCount @include(if: $is)`, { is: false })).toBe(0);
  expect(await countsFor(`${page} totalCount`)).toBeGreaterThan(0);
  expect(await countsFor(`${page} ... { totalCount @include(if: $is) }`, { is: true })).toBeGreaterThan(0);
});
