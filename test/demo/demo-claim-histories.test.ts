import { afterAll, beforeAll, expect, test } from 'vitest';
import { toTypeId } from '../../src/contract/type-id.ts';
import { createDemo } from '../../src/demo/create-demo.ts';
import { demoPassword } from '../../src/demo/demo-accounts.ts';
import { type FoldedEvent, foldEvents } from '../../src/domains/claims/status/fold-events.ts';
import { ClaimStatus } from '../../src/generated/models.ts';
import { type Client, createClient } from '../kit/client.ts';
import { runAsOwner } from '../kit/run-as-owner.ts';
import { startOwnServer, type TestServer } from '../kit/start-test-server.ts';

let server: TestServer;
let biller: Client;

beforeAll(async () => {
  server = await startOwnServer();
  await createDemo(server.database.ownerUrl);
  const { signIn } = await createClient(server.url).ask<{ signIn: { token: string } }>(
    'mutation($input: SignInInput!) { signIn(input: $input) { ... on SignInSuccess { token } } }',
    { input: { email: 'biller@foyer.example', password: demoPassword } },
  );
  biller = createClient(server.url, signIn.token);
});

afterAll(() => server.stop());

const rows = <Row extends object>(statement: string) => runAsOwner<Row>(server, statement, []);

const expected: Partial<Record<ClaimStatus, number>> = {
  ...{ SCRUB_FAILED: 2, ON_HOLD: 2, READY: 5, SUBMITTED: 4, FILE_ACCEPTED: 3, FILE_REJECTED: 3 },
  ...{ CLEARINGHOUSE_ACCEPTED: 3, CLEARINGHOUSE_REJECTED: 3, PAYER_ACCEPTED: 4, PAYER_REJECTED: 3 },
  ...{ PENDING: 4, INFO_REQUESTED: 2, NOT_FOUND: 1, PAID: 10, PARTLY_PAID: 3, DENIED: 3 },
  ...{ PATIENT_RESPONSIBILITY: 2, REVERSED: 1, APPEALED: 1, CLOSED: 1 },
};

test('the demo has claims in every status that a claim rests in, and the biller finds work in most lists', async () => {
  const { claims, claimQueues } = await biller.ask<{
    claims: { nodes: { status: ClaimStatus }[] };
    claimQueues: { queue: string; count: number }[];
  }>('{ claims(first: 100) { nodes { status } } claimQueues { queue count } }');
  const counted = Map.groupBy(claims.nodes, ({ status }) => status);
  expect(Object.fromEntries([...counted].map(([status, found]) => [status, found.length]))).toEqual(expected);
  const passing = Object.values(ClaimStatus).filter((status) => !counted.has(status));
  expect(passing).toEqual([ClaimStatus.DRAFT, ClaimStatus.QUEUED]);
  expect(claimQueues.filter(({ count }) => count > 0).length).toBeGreaterThanOrEqual(8);
});

test('the status of each claim is the fold of its events, which lie in the past and in order', async () => {
  const events = await rows<
    FoldedEvent & { pcn: string; status: ClaimStatus; is_current: boolean; from: string; to: string }
  >(
    `select claim.pcn, claim.status, event.version_number = claim.version_number as is_current, event.kind,
       event.reported_status as "reportedStatus", event.at, event.said_at as "saidAt", event.from_status as "from",
       event.to_status as "to"
     from claim_event event join claim on claim.id = event.claim_id order by event.at, event.id`,
  );
  const histories = Map.groupBy(events, ({ pcn }) => pcn);
  expect(histories.size).toBe(60);
  for (const [pcn, history] of histories) {
    const own = history.filter(({ is_current }) => is_current);
    const dated = own.map((event) => ({ ...event, at: new Date(event.at), saidAt: new Date(event.saidAt) }));
    expect([pcn, foldEvents(dated)]).toEqual([pcn, history[0]?.status]);
    expect(history[0]?.from).toBeNull();
    for (const [index, { from, at }] of history.slice(1).entries()) {
      expect(from).toBe(history[index]?.to);
      expect(new Date(at).getTime()).toBeGreaterThan(new Date(history[index]?.at ?? 0).getTime());
    }
    expect(new Date(history.at(-1)?.at ?? Number.NaN).getTime()).toBeLessThan(Date.now());
  }
});

test('the files of the demo prove its histories: each names the claims that it is about', async () => {
  const named = await rows<{ pcn: string; group_number: string; file: string; kind: string }>(
    `select claim.pcn, batch.group_control_number as group_number, batch.edi_file_id as file, '837P' as kind
     from batch_claim place join batch on batch.id = place.batch_id join claim on claim.id = place.claim_id
     union all
     select claim.pcn, batch.group_control_number, coalesce(ack.edi_file_id, remittance.edi_file_id), coalesce(ack.kind, '835')
     from claim_event event
     join claim on claim.id = event.claim_id
     join claim_version version on version.claim_id = claim.id and version.number = event.version_number
     join batch_claim place on place.claim_version_id = version.id
     join batch on batch.id = place.batch_id
     left join acknowledgement ack on ack.id = event.acknowledgement_id
     left join advice on advice.id = event.advice_id
     left join remittance on remittance.id = advice.remittance_id
     where event.acknowledgement_id is not null or event.advice_id is not null`,
  );
  const { ediFiles } = await biller.ask<{ ediFiles: { nodes: { id: string; content: string }[] } }>(
    '{ ediFiles(first: 100) { nodes { id content } } }',
  );
  const contents = new Map(ediFiles.nodes.map(({ id, content }) => [id, content]));
  expect(new Set(named.map(({ kind }) => kind))).toEqual(new Set(['837P', 'F999', 'C277CA', 'C277', '835']));
  for (const { pcn, group_number, file, kind } of named) {
    const content = contents.get(toTypeId('EdiFile', file));
    // An acknowledgement of a file names the file, and no claims but those at fault.
    expect(content).toContain(kind === 'F999' ? `AK1*HC*${group_number}*` : `*${pcn}`);
  }
});

test('every answer has found its claim, no file has a problem, and every remittance balances', async () => {
  const [open] = await rows<{ acknowledgements: number; advices: number; remittances: number; files: number }>(
    `select (select count(*)::int from acknowledgement where status <> 'APPLIED') as acknowledgements,
       (select count(*)::int from advice where status <> 'READY') as advices,
       (select count(*)::int from remittance where status <> 'READY') as remittances,
       (select count(*)::int from edi_file where status not in ('APPLIED', 'SENT') or problems::text not in ('[]', '"[]"')) as files`,
  );
  expect(open).toEqual({ acknowledgements: 0, advices: 0, remittances: 0, files: 0 });
});

test('rejections and denials differ, and a corrected version was paid', async () => {
  const { claims } = await biller.ask<{
    claims: { nodes: { status: string; versionNumber: number; reasonCodes: string[] }[] };
  }>('{ claims(first: 100) { nodes { status versionNumber reasonCodes } } }');
  const codesOf = (status: string) =>
    claims.nodes.filter((claim) => claim.status === status).map(({ reasonCodes }) => reasonCodes.join(' '));
  for (const status of ['DENIED', 'PARTLY_PAID', 'CLEARINGHOUSE_REJECTED', 'PAYER_REJECTED'])
    expect(new Set(codesOf(status)).size).toBe(3);
  for (const codes of [...codesOf('DENIED'), ...codesOf('PARTLY_PAID')]) expect(codes).toMatch(/^CO-\w+ \w+$/);
  const resent = claims.nodes.filter(({ versionNumber }) => versionNumber > 1);
  expect(resent.map(({ status }) => status)).toEqual(['PAID']);
});

test('a second start adds nothing, and no job waits to send the files of the past', async () => {
  const count = () =>
    rows(
      `select (select count(*) from claim) as claims, (select count(*) from claim_event) as events,
         (select count(*) from edi_file) as files, (select count(*) from visit) as visits`,
    );
  const before = await count();
  await createDemo(server.database.ownerUrl);
  expect(await count()).toEqual(before);
  expect(await rows(`select from edi_file where status in ('FROZEN', 'RECEIVED')`)).toEqual([]);
});
