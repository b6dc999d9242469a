import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anInterchange } from '../../edi/kit/an-interchange.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { authorize } from './authorized.ts';
import { type AskingDesk, apply, filesFor, letPayerAnswer, openAskingDesk, receive } from './payers-asked.ts';
import { authorizationWithRequests as now, type Requested, requestAuthorization as request } from './requested.ts';

let server: TestServer;
let desk: AskingDesk;

beforeAll(async () => {
  server = await startTestServer();
  desk = await openAskingDesk(server);
  await takeRequests(desk);
});

afterAll(() => server.stop());

async function takeRequests({ office, payerId, clearinghouseId }: AskingDesk): Promise<void> {
  const way = { payerId, clearinghouseId, transaction: 'AUTHORIZATION', payerNumber: '60054' };
  await office.manager.ask(
    'mutation($input: SetPayerRouteInput!) { setPayerRoute(input: $input) { ... on UserError { message } } }',
    { input: { ...way, enrolledFrom: '2026-01-01' } },
  );
}

/** An authorization of 6 visits and 8 injections that is to be asked for. */
async function recorded(ending: string, input: Record<string, unknown> = {}, at = desk): Promise<string> {
  const { coverageId } = await at.insured(ending, (input.coverage ?? {}) as Record<string, unknown>);
  const { coverage: _, ...changes } = input;
  const { authorization, message } = await authorize(at.client, 'recordAuthorization', {
    ...{ coverageId, status: 'REQUESTED', validFrom: '2026-06-01', validUntil: '2026-12-31' },
    lines: [{ approved: 6 }, { code: 'J1885', unitKind: 'SERVICE', approved: 8 }],
    ...changes,
  });
  if (!authorization) throw new Error(message);
  return authorization.id;
}

const asked = async (ending: string, input: Record<string, unknown> = {}): Promise<string> => {
  const id = await recorded(ending, input);
  expect((await request(desk.client, id)).__typename).toBe('RequestAuthorizationSuccess');
  return id;
};

/** The number of the latest request. */
async function latestTrace(): Promise<string> {
  const files = await filesFor(server, desk.clearinghouseId);
  return /TRN\*1\*([0-9A-F]{32})\*/.exec(files.at(-1)?.content ?? '')?.[1] ?? '';
}

const answered = async (...segments: string[]): Promise<string[]> => {
  const people = ['HL*2*1*21*1', 'NM1*1P*2*OFFICE*****XX*1234567893', 'HL*3*2*22*1', 'NM1*IL*1*DOE*KIM****MI*W1'];
  const text = anInterchange('HI', '005010X217', [
    [
      `BHT*0007*11*${randomUUID().slice(0, 8)}*20260412*1211*18`,
      'HL*1**20*1',
      'NM1*X3*2*PLAN*****PI*60054',
      ...people,
      ...segments,
    ],
  ]);
  return apply(server, desk.office.practiceId, await receive(server, desk.clearinghouseId, text));
};

const lines = ({ lines: all }: Requested) => all.map(({ approved }) => approved);

test('a request leaves as a 278 with its services, and a certified one gets number, days and status', async () => {
  const own = await openAskingDesk(server);
  await takeRequests(own);
  const patientId = await own.office.patient({ givenName: 'Ada', familyName: 'Moss', gender: 'FEMALE' });
  const id = await recorded('CERT', { coverage: { patientId } }, own);
  const { authorization } = await request(own.client, id, { serviceType: '3', diagnoses: ['M54.50'] });
  expect(authorization).toMatchObject({ status: 'REQUESTED', requests: [{ status: 'ASKED', answeredAt: null }] });
  const [file] = await filesFor(server, own.clearinghouseId);
  expect(file?.name).toMatch(/^000000001-[0-9a-f]{12}\.278$/);
  const segments = file?.content.split('~') ?? [];
  expect(segments).toEqual(
    expect.arrayContaining([
      ...['NM1*X3*2*NORTHERN MUTUAL*****PI*60054', 'NM1*IL*1*MOSS*ADA****MI*W1CERT', 'UM*HS*I*3', 'HI*ABK:M5450'],
      ...['DTP*AAH*RD8*20260601-20261231', 'HSD*VS*6', 'SV1*HC:J1885**UN*8'],
    ]),
  );
  await letPayerAnswer(server, own);
  const decided = await now(own.client, id);
  expect(decided).toMatchObject({
    ...{ status: 'APPROVED', validFrom: '2026-06-01', validUntil: '2026-12-31' },
    requests: [{ status: 'CERTIFIED', codes: [], text: null, askedBy: { name: expect.any(String) } }],
  });
  expect(decided.number).toMatch(/^AUTH[0-9A-F]{8}$/);
  expect(lines(decided)).toEqual([6, 8]);
});

test.each([
  { ending: 'PARTIAL', status: 'APPROVED', request: 'PARTLY_CERTIFIED', codes: ['1E'], units: [6, 0] },
  { ending: 'MODIFY', status: 'APPROVED', request: 'MODIFIED', codes: [], units: [3, 4] },
  { ending: 'REFUSE', status: 'DENIED', request: 'DENIED', codes: ['1E'], units: [6, 8] },
  { ending: 'CALL', status: 'REQUESTED', request: 'CONTACT_PAYER', codes: [], units: [6, 8] },
  { ending: 'NF75', status: 'REQUESTED', request: 'REJECTED', codes: ['75'], units: [6, 8] },
  { ending: 'DOWN42', status: 'REQUESTED', request: 'REJECTED', codes: ['42'], units: [6, 8] },
])(
  'a payer that answers $ending makes the request $request',
  async ({ ending, status, request: said, codes, units }) => {
    const id = await asked(ending);
    await letPayerAnswer(server, desk);
    const decided = await now(desk.client, id);
    expect(decided).toMatchObject({ status, requests: [{ status: said, codes }] });
    expect(lines(decided)).toEqual(units);
  },
);

test('a request in review waits for the decision, which may have other days and a number for each service', async () => {
  const id = await asked('');
  const trace = await latestTrace();
  const event = ['HL*4*3*EV*1', `TRN*2*${trace}*9OFFICE1`, 'UM*HS*I*1'];
  expect(await answered(...event, 'HCR*A4**0V', 'REF*NT*REVIEW7')).toEqual([]);
  const pended = { status: 'PENDED', codes: ['0V'], text: "The payer's reference is REVIEW7." };
  expect(await now(desk.client, id)).toMatchObject({ status: 'REQUESTED', requests: [pended] });
  expect(await request(desk.client, id)).toMatchObject({ __typename: 'InvalidInputError', path: ['id'] });
  await answered(
    ...[...event, 'HL*5*4*SS*0', `TRN*2*${trace}01`, 'HCR*A1*N-77', 'DTP*472*RD8*20260701-20260930', 'HSD*VS*5'],
  );
  expect(await now(desk.client, id)).toMatchObject({
    ...{ status: 'APPROVED', number: 'N-77', validFrom: '2026-07-01', validUntil: '2026-09-30' },
    ...{ requests: [{ status: 'CERTIFIED' }], lines: [{ approved: 5 }, { approved: 8 }] },
  });
  await answered(...event, 'HCR*A3**1E');
  expect(await now(desk.client, id)).toMatchObject({ status: 'APPROVED', requests: [{ status: 'CERTIFIED' }] });
});

test('a number that claims cannot carry, or that is recorded already, is left to the desk', async () => {
  const first = await asked('');
  const event = async (number: string) => ['HL*4*3*EV*0', `TRN*2*${await latestTrace()}*9OFFICE1`, `HCR*A1*${number}`];
  await answered(...(await event('A/7')));
  const { requests, status } = await now(desk.client, first);
  expect([status, requests[0]?.status]).toEqual(['REQUESTED', 'CERTIFIED']);
  expect(requests[0]?.text).toContain('updateAuthorization');
  const second = await asked('');
  const { coverage } = await now(desk.client, second);
  const known = { coverageId: coverage.id, number: 'K-1', validFrom: '2026-01-01', validUntil: '2026-12-31' };
  await authorize(desk.client, 'recordAuthorization', { ...known, lines: [{ approved: 1 }] });
  await answered(...(await event('K-1')));
  const taken = await now(desk.client, second);
  expect(taken).toMatchObject({ status: 'REQUESTED', number: null });
  expect(taken.requests[0]?.text).toContain('another authorization K-1');
});

test('what the office noted meanwhile stays, and the answer says to compare', async () => {
  const id = await asked('CERT');
  const { version } = await now(desk.client, id);
  await authorize(
    desk.client,
    'updateAuthorization',
    { expectedVersion: version, status: 'APPROVED', number: 'PHONE1' },
    id,
  );
  await letPayerAnswer(server, desk);
  const noted = await now(desk.client, id);
  expect(noted).toMatchObject({ number: 'PHONE1', requests: [{ status: 'CERTIFIED' }] });
  expect(noted.requests[0]?.text).toBe('The authorization is APPROVED already; compare it with this answer.');
});

test('an answer to no request is named with its file', async () => {
  const problems = await answered('HL*4*3*EV*0', 'TRN*2*NOBODY*9OFFICE1', 'HCR*A1*X1');
  expect(problems).toEqual([expect.stringContaining('Answer NOBODY belongs to no request for an authorization')]);
});

test('only an authorization that is requested is asked for, of a payer that takes requests, with codes of ICD-10-CM', async () => {
  const approved = await recorded('', { status: 'APPROVED', number: 'A-1' });
  expect(await request(desk.client, approved)).toMatchObject({ __typename: 'InvalidInputError', path: ['id'] });
  const id = await recorded('');
  const coded = await request(desk.client, id, { diagnoses: ['M54.50', 'pain'] });
  expect(coded).toMatchObject({ __typename: 'InvalidInputError', path: ['input', 'diagnoses', '1'] });
  const stale = await request(desk.client, id, { expectedVersion: 9 });
  expect(stale.__typename).toBe('StaleVersionError');
  const other = await openAskingDesk(server);
  const refused = await request(other.client, await recorded('', {}, other));
  expect(refused).toMatchObject({ __typename: 'NotEnrolledError', path: ['id'], transaction: 'AUTHORIZATION' });
  expect(await filesFor(server, other.clearinghouseId)).toEqual([]);
});

test('a request that failed can be made again; the same request with its key is one', async () => {
  const id = await asked('DOWN42');
  await letPayerAnswer(server, desk);
  const idempotencyKey = randomUUID();
  const first = await request(desk.client, id, { idempotencyKey });
  expect(await request(desk.client, id, { idempotencyKey })).toEqual(first);
  expect(first.authorization?.requests.map(({ status }) => status)).toEqual(['ASKED', 'REJECTED']);
  expect((await request(desk.client, id)).__typename).toBe('InvalidInputError');
});

test('a request is a disclosure to the payer', async () => {
  const patientId = await desk.office.patient();
  await asked('CERT', { coverage: { patientId } });
  const biller = await desk.office.as('BILLER', 'PRIVACY_OFFICER');
  const { patient } = await biller.ask<{ patient: { disclosures: { nodes: { purpose: string }[] } } }>(
    'query($id: ID!) { patient(id: $id) { disclosures { nodes { purpose } } } }',
    { id: patientId },
  );
  expect(patient.disclosures.nodes).toEqual([{ purpose: 'PAYMENT' }]);
});
