import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { differences } from '../../../../src/edi/claim/differences.ts';
import { readEdiText } from '../../../../src/edi/read-edi.ts';
import { anyText, writtenText } from '../../../edi/kit/arbitrary-text.ts';
import type { Client } from '../../../kit/client.ts';
import { startTestServer, type TestServer } from '../../../kit/start-test-server.ts';
import { type BillingDesk, openBillingDesk } from '../kit/billing-desk.ts';
import { submit } from './kit/submit.ts';

let server: TestServer;
let desk: BillingDesk;
let frontDesk: Client;
beforeAll(async () => {
  server = await startTestServer();
  desk = await openBillingDesk(server);
  frontDesk = await desk.world.office.as('FRONT_DESK');
});
afterAll(() => server.stop());

type Input = Record<string, unknown>;

/** Sends a mutation; fields that it refuses are sent again as a plain text. Answers the id of what it made or changed. */
async function accepted(client: Client, mutation: string, field: string, input: Input): Promise<string> {
  const name = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}`;
  const { result } = await client.ask<{ result: Record<string, { id: string }> & Refused }>(
    `mutation($input: ${name}Input!) { result: ${mutation}(input: $input) { __typename
      ... on InvalidInputError { problems { path } } ... on ${name}Success { ${field} { id } } } }`,
    { input },
  );
  const made = result[field];
  if (made) return made.id;
  const paths = result.problems?.map(({ path }) => path.slice(1)) ?? [];
  expect(paths.length, JSON.stringify(result)).toBeGreaterThan(0);
  const plain = structuredClone(input);
  for (const path of paths) replace(plain, path);
  expect(plain).not.toEqual(input);
  return accepted(client, mutation, field, plain);
}

interface Refused {
  __typename: string;
  problems?: { path: string[] }[];
}

function replace(input: Input, [key = '', ...rest]: readonly string[]): void {
  if (rest.length > 0) replace(input[key] as Input, rest);
  else input[key] = 'Plain';
}

const fieldNames = [
  ...['practice', 'contact', 'billingLine1', 'billingCity', 'given', 'family', 'line1', 'line2', 'city'],
  ...['subscriberGiven', 'subscriberFamily', 'groupNumber', 'description', 'referrer', 'note'],
] as const;
type Texts = Record<(typeof fieldNames)[number], string>;
const plainTexts = Object.fromEntries(fieldNames.map((field) => [field, 'Plain'])) as Texts;

let runs = 0;

/** A dependent of a subscriber with these texts in every field that takes any; answers the claim. */
async function claimWith(texts: Texts): Promise<string> {
  const { office, planId } = desk.world;
  const { practice } = await office.manager.ask<{ practice: { version: number } }>('{ practice { version } }');
  await accepted(office.manager, 'updatePractice', 'practice', {
    ...{ expectedVersion: practice.version, name: texts.practice, billingContact: texts.contact },
    billingAddress: { line1: texts.billingLine1, city: texts.billingCity, state: 'NY', postalCode: '12207-1234' },
  });
  runs += 1;
  const birthDate = new Date(Date.UTC(2010, 0, runs)).toISOString().slice(0, 10);
  const address = { line1: texts.line1, line2: texts.line2, city: texts.city, state: 'NY', postalCode: '12208' };
  const patientId = await accepted(frontDesk, 'registerPatient', 'patient', {
    ...{ givenName: texts.given, familyName: texts.family, birthDate, gender: 'FEMALE', address },
  });
  const { subscriberGiven: givenName, subscriberFamily: familyName, groupNumber } = texts;
  await accepted(frontDesk, 'addCoverage', 'coverage', {
    ...{ patientId, planId, memberId: 'W123456789', validFrom: '2026-01-01', relationship: 'CHILD', groupNumber },
    subscriber: { givenName, familyName, birthDate: '1979-02-03', gender: 'MALE' },
  });
  const consent = { kind: 'ASSIGNMENT_OF_BENEFITS', textVersion: '1', signedOn: '2026-01-02' };
  await accepted(frontDesk, 'recordConsent', 'consent', { patientId, ...consent });
  const coded = (description: string) => desk.claim({ patientId, charges: [{ code: 'A9999', description }] });
  // A description that the API refuses leaves a coding without a charge behind.
  const id = await coded(texts.description).catch(() => coded('Plain'));
  const details = { note: texts.note, referringProvider: { familyName: texts.referrer } };
  const recorded = await desk.detail(id, details);
  if (!recorded.claim) await desk.detail(id, { note: 'Plain', referringProvider: { familyName: 'Plain' } });
  return id;
}

interface Seen {
  status: string;
  findings: { edit: string; severity: string }[];
  versions: { snapshot: string }[];
}

async function seen(id: string): Promise<Seen> {
  const { claim } = await desk.world.biller.ask<{ claim: Seen }>(
    'query($id: ID!) { claim(id: $id) { status findings { edit severity } versions { snapshot } } }',
    { id },
  );
  return claim;
}

/** The segments of the file of a claim with these texts; null where it is refused for them. */
async function segmentsWith(texts: Texts): Promise<number | null> {
  const id = await claimWith(texts);
  const { batches, refused = [] } = await submit(desk.world.biller, { claimIds: [id] });
  const content = batches?.[0]?.ediFile.content;
  const { status, findings, versions } = await seen(id);
  if (!content) {
    const edits = findings.filter(({ severity }) => severity === 'ERROR').map(({ edit }) => edit);
    expect(refused).toHaveLength(1);
    if (refused[0]?.reason !== 'NOT_WRITABLE') {
      expect(status).toBe('SCRUB_FAILED');
      expect(edits).not.toEqual([]);
    }
    return null;
  }
  const [read, ...others] = readEdiText(content).flatMap((item) => (item.kind === '837P' ? [item.claim] : []));
  expect(others).toEqual([]);
  expect(differences('claim', JSON.parse(versions[0]?.snapshot ?? ''), read)).toEqual([]);
  return content.split('~').length;
}

const text = fc.oneof(
  { weight: 12, arbitrary: writtenText },
  { weight: 3, arbitrary: fc.constantFrom('José Muñoz', 'O’Brien', 'Ærøskøbing', 'ß', '“A” – B', 'ﬁne ½') },
  { weight: 1, arbitrary: anyText },
);
const texts = fc.record(Object.fromEntries(fieldNames.map((field) => [field, text]))) as fc.Arbitrary<Texts>;

test('whatever is typed into any field, the frozen file says the claim and nothing else, or the claim stays', async () => {
  const plain = await segmentsWith(plainTexts);
  expect(plain).toBeGreaterThan(30);
  await fc.assert(
    fc.asyncProperty(texts, async (typed) => {
      const segments = await segmentsWith(typed);
      if (segments !== null) expect(segments).toBe(plain);
    }),
    { numRuns: 40, endOnFailure: true },
  );
});

test.each(fieldNames)('a claim with a delimiter as %s is refused', async (field) => {
  expect(await segmentsWith({ ...plainTexts, [field]: 'A~SE*1*0001~B' })).toBeNull();
});
