import { afterAll, beforeAll, expect, test } from 'vitest';
import { ClaimEventKind as Kind, ClaimStatus as Status } from '../../../../src/generated/models.ts';
import type { Client } from '../../../kit/client.ts';
import { runAsOwner } from '../../../kit/run-as-owner.ts';
import { startTestServer, type TestServer } from '../../../kit/start-test-server.ts';
import { type BillingWorld, openBilling, uuidOf } from '../kit/billing-world.ts';
import { act, actOnAll, answer, claimNow } from '../kit/claim-acts.ts';

let server: TestServer;
let world: BillingWorld;
let biller: Client;

beforeAll(async () => {
  server = await startTestServer();
  world = await openBilling(server);
  biller = world.biller;
});

afterAll(() => server.stop());

const reason = 'The payer asks for it so';
const twice = [{}, {}];
const finding = { edit: 'duplicate-line', path: ['lines', '1'], reason };

interface SetAnswer {
  __typename: string;
  path?: string[];
  message?: string;
  claimEdit?: { settings: { setting: string; payer: { name: string } | null; setBy: { name: string } | null }[] };
}

async function setEdit(client: Client, input: Record<string, unknown>): Promise<SetAnswer> {
  const { setEdit: result } = await client.ask<{ setEdit: SetAnswer }>(
    `mutation($input: SetEditInput!) { setEdit(input: $input) { __typename ... on UserError { message path }
      ... on SetEditSuccess { claimEdit { id settings { setting payer { name } setBy { name } } } } } }`,
    { input },
  );
  return result;
}

test('a finding is overridden with a reason, which belongs to these very facts', async () => {
  const [id = ''] = await world.claims({ charges: twice });
  expect(await claimNow(biller, id)).toMatchObject({
    ...{ status: 'SCRUB_FAILED', queue: 'TO_FIX', reasonCodes: ['duplicate-line'] },
    findings: [{ edit: 'duplicate-line', severity: 'ERROR', path: ['lines', '1'], overrideReason: null }],
  });
  const { claim } = await act(biller, 'overrideFinding', id, finding);
  expect(claim).toMatchObject({ status: 'READY', findings: [{ overrideReason: reason }] });
  const { claim: history } = await biller.ask<{ claim: { events: { codes: string[]; text: string | null }[] } }>(
    'query($id: ID!) { claim(id: $id) { events { codes text } } }',
    { id },
  );
  expect(history.events).toContainEqual({ codes: ['duplicate-line'], text: `Overridden: ${reason}` });
  await runAsOwner(
    server,
    `update charge set description = 'Other' where id in (select charge_id from claim_line where claim_id = $1)`,
    [uuidOf(id)],
  );
  const again = await actOnAll(biller, 'scrubClaims', { ids: [id] });
  expect(again.claims).toMatchObject([{ status: 'SCRUB_FAILED', findings: [{ overrideReason: null }] }]);
});

test('a finding that is not there, or without which a file is not valid, is not overridden', async () => {
  const [id = ''] = await world.claims({ charges: [{ pointers: [] }] });
  const missing = await act(biller, 'overrideFinding', id, finding);
  expect(missing).toMatchObject({
    __typename: 'FindingNotOverridableError',
    findings: [{ edit: 'diagnosis-pointers' }],
  });
  expect(missing.message).toContain('scrubClaims');
  const pointers = { edit: 'diagnosis-pointers', path: ['lines', '0', 'diagnosisPointers'], reason };
  expect(await act(biller, 'overrideFinding', id, pointers)).toMatchObject({
    ...{ __typename: 'FindingNotOverridableError', path: ['input', 'edit'] },
  });
  const [sent = ''] = await world.claims({ charges: twice });
  await answer(server, world, sent, { kind: Kind.SUBMITTED, reports: Status.SUBMITTED });
  expect(await act(biller, 'overrideFinding', sent, finding)).toMatchObject({ __typename: 'ClaimStateError' });
});

test('a coder may not override', async () => {
  const [id = ''] = await world.claims({ charges: twice });
  const coder = await world.office.as('CODER');
  const { errors } = await coder.send(
    `mutation($id: ID!) { overrideFinding(id: $id, input: { edit: "x", path: [], reason: "r" }) { __typename } }`,
    { id },
  );
  expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
});

test('an edit is set for all and for a payer, which comes first, and the setting is cleared', async () => {
  const own = await openBilling(server);
  const { manager } = own.office;
  const edit = 'duplicate-line';
  const statusOf = async () => claimNow(own.biller, (await own.claims({ charges: twice }))[0]);
  const set = await setEdit(manager, { edit, setting: 'WARNING', reason });
  expect(set.claimEdit?.settings).toMatchObject([{ setting: 'WARNING', payer: null, setBy: { name: 'Mona Manager' } }]);
  expect(await statusOf()).toMatchObject({ status: 'READY', findings: [{ severity: 'WARNING' }] });
  await setEdit(manager, { edit, setting: 'ERROR', reason, payerId: own.payerId });
  expect(await statusOf()).toMatchObject({ status: 'SCRUB_FAILED', findings: [{ severity: 'ERROR' }] });
  await setEdit(manager, { edit, setting: null, reason, payerId: own.payerId });
  const off = await setEdit(manager, { edit, setting: 'OFF', reason });
  expect(off.claimEdit?.settings).toHaveLength(1);
  expect(await statusOf()).toMatchObject({ status: 'READY', findings: [] });
});

test('an edit that there is not, or that always runs, is not set', async () => {
  const { manager } = world.office;
  const at = { __typename: 'InvalidInputError', path: ['input', 'edit'] };
  expect(await setEdit(manager, { edit: 'nothing', setting: 'OFF', reason })).toMatchObject(at);
  expect(await setEdit(manager, { edit: 'npi-form', setting: 'OFF', reason })).toMatchObject(at);
});

test('the catalogue has all fifty edits, as their files say them', async () => {
  const { claimEdits } = await biller.ask<{ claimEdits: { id: string; number: number; isOverridable: boolean }[] }>(
    '{ claimEdits { id number title description severity isOverridable settings { id } } }',
  );
  expect(claimEdits.map(({ number }) => number)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
  expect(claimEdits[0]).toMatchObject({ id: 'npi-form', isOverridable: false });
});
