import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { authorize } from '../insurance/authorized.ts';
import { act } from '../insurance/insured.ts';
import { coveragesOf } from './kit/authorized-patient.ts';
import { type BillingWorld, openBilling } from './kit/billing-world.ts';
import { actOnAll } from './kit/claim-acts.ts';
import type { NewCharge } from './kit/coded-visit.ts';
import { scrubbed } from './kit/scrubbed.ts';
import { snapshotNow } from './kit/snapshot-now.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/** What the edits find in a claim for these charges before and after the payer's rules are noted. */
async function beforeAndAfter(rules: Record<string, unknown>, charges: readonly NewCharge[] = [{}]) {
  const world = await openBilling(server);
  const find = async () => (await scrubbed(server, (await world.claims({ charges }))[0])).findings;
  const before = await find();
  const changed = await act(world.office.manager, 'updatePayer', { expectedVersion: 1, ...rules }, world.payerId);
  expect(changed.__typename).toBe('UpdatePayerSuccess');
  return { before, after: await find(), world };
}

const rule = (code: string, facts: object) => ({ procedureRules: [{ code, ...facts }] });

test('a procedure that the payer wants authorized needs an authorization, another one does not', async () => {
  const { before, after, world } = await beforeAndAfter(rule('g0463', { needsAuthorization: true }));
  expect({ before, after }).toEqual({
    before: [],
    after: ['ERROR prior-authorization lines.0.priorAuthorizationNumber'],
  });
  const [other] = await world.claims({ charges: [{ code: 'G0101' }] });
  expect(await scrubbed(server, other)).toEqual({ status: 'READY', findings: [] });
});

test('a procedure is paid as often as the payer’s rule says', async () => {
  const twice = [{ code: 'G0439' }, { code: 'G0439', modifiers: ['76'] }];
  const yearly = await beforeAndAfter(rule('G0439', { mostTimes: 1, withinMonths: 12 }), twice);
  expect(yearly).toMatchObject({ before: [], after: ['WARNING frequency-limit lines.1.procedure'] });
  const often = await beforeAndAfter(rule('G0439', { mostTimes: 2, withinMonths: 12 }), twice);
  expect(often.after).toEqual([]);
});

test('member ids, telehealth, drugs and months follow the payer’s rules', async () => {
  const unlike = await beforeAndAfter({ memberIdForms: ['a########', '#########-**'] });
  expect(unlike).toMatchObject({ before: [], after: ['WARNING member-id subscriber.memberId'] });
  expect((await beforeAndAfter({ memberIdForms: ['a########', 'W#########'] })).after).toEqual([]);
  const remote = await beforeAndAfter({ telehealthModifiers: ['95', 'gt'] }, [{ placeOfService: '10' }]);
  expect(remote).toMatchObject({ before: [], after: ['WARNING telehealth lines.0.modifiers'] });
  const said = await beforeAndAfter({ telehealthModifiers: ['95', 'gt'] }, [
    { placeOfService: '10', modifiers: ['GT'] },
  ]);
  expect(said.after).toEqual([]);
  const drug = await beforeAndAfter({ needsDrugCodes: true }, [{ code: 'J1100' }]);
  expect(drug).toMatchObject({ before: [], after: ['ERROR drug-code lines.0.drug'] });
  const range = [{ serviceDate: '2026-10-30', serviceUntil: '2026-11-01' }];
  const months = await beforeAndAfter({ splitsMonths: true }, range);
  expect(months).toMatchObject({ before: [], after: ['ERROR illness-dates lines.0.serviceDateTo'] });
});

test('a payer shows its rules, and an update replaces those that it gives', async () => {
  const { manager } = (await openBilling(server)).office;
  const { payer } = await act(manager, 'createPayer', {
    ...{ name: 'Lakeside', memberIdForms: ['W#########'], splitsMonths: true },
    ...rule('G0439', { mostTimes: 1, withinMonths: 12 }),
  });
  const now = async () => {
    const seen = await manager.ask(
      `query($id: ID!) { payer(id: $id) { memberIdForms telehealthModifiers needsDrugCodes splitsMonths
        procedureRules { code needsAuthorization mostTimes withinMonths } } }`,
      { id: payer?.id },
    );
    return seen.payer;
  };
  const yearly = { code: 'G0439', needsAuthorization: false, mostTimes: 1, withinMonths: 12 };
  const made = { memberIdForms: ['W#########'], telehealthModifiers: [], needsDrugCodes: false, splitsMonths: true };
  expect(await now()).toEqual({ ...made, procedureRules: [yearly] });
  await act(manager, 'updatePayer', { expectedVersion: 1, procedureRules: [], needsDrugCodes: true }, payer?.id);
  expect(await now()).toEqual({ ...made, needsDrugCodes: true, procedureRules: [] });
});

test('a rule that says nothing, half or twice is refused where it stands, and so is a form that is none', async () => {
  const { office, payerId } = await openBilling(server);
  const refused = async (input: object) => {
    const { __typename, problems } = await act(
      office.manager,
      'updatePayer',
      { expectedVersion: 1, ...input },
      payerId,
    );
    expect(__typename).toBe('InvalidInputError');
    return problems?.map(({ path }) => path?.slice(1).join('.'));
  };
  expect(await refused(rule('G0439', {}))).toEqual(['procedureRules.0']);
  expect(await refused(rule('G0439', { mostTimes: 1 }))).toEqual(['procedureRules.0.withinMonths']);
  expect(await refused(rule('G0439', { withinMonths: 1 }))).toEqual(['procedureRules.0.mostTimes']);
  expect(await refused(rule('ABCDE', { needsAuthorization: true }))).toEqual(['procedureRules.0.code']);
  const twice = { procedureRules: ['G0439', 'g0439'].map((code) => ({ code, needsAuthorization: true })) };
  expect(await refused(twice)).toEqual(['procedureRules.1.code']);
  expect(await refused({ memberIdForms: ['W###', '(a+)+'] })).toEqual(['memberIdForms.1']);
  expect(await refused({ telehealthModifiers: ['950'] })).toEqual(['telehealthModifiers.0']);
  expect(await refused({ splitsMonths: null })).toEqual(['splitsMonths']);
});

test('a plan that needs a referral gets the one in force on its claims, and no claim without', async () => {
  const world: BillingWorld = await openBilling(server);
  const desk = await world.office.as('FRONT_DESK');
  const patientId = await world.insured();
  const [free] = await world.claims({ patientId });
  expect(await scrubbed(server, free)).toEqual({ status: 'READY', findings: [] });
  await act(world.office.manager, 'updatePlan', { expectedVersion: 1, needsReferral: true }, world.planId);
  const scrubAgain = async () => {
    await actOnAll(world.biller, 'scrubClaims', { ids: [free] });
    return scrubbed(server, free);
  };
  expect(await scrubAgain()).toEqual({ status: 'SCRUB_FAILED', findings: ['ERROR referral referralNumber'] });
  const [coverageId] = await coveragesOf(desk, patientId);
  const referral = (facts: object) =>
    authorize(desk, 'recordAuthorization', {
      ...{ coverageId, kind: 'REFERRAL', lines: [{ approved: 6 }] },
      referringProvider: { givenName: 'Nora', familyName: 'Quist', npi: '1234567893' },
      ...facts,
    });
  await referral({ number: 'R-OLD', validFrom: '2026-01-01', validUntil: '2026-06-30' });
  expect((await scrubAgain()).findings).toEqual(['ERROR referral referralNumber']);
  await referral({ number: 'R-NOW', validFrom: '2026-07-01', validUntil: '2026-12-31' });
  expect(await scrubAgain()).toEqual({ status: 'READY', findings: [] });
  expect((await snapshotNow(server, world, free)).snapshot).toMatchObject({
    ...{ referralNumber: 'R-NOW', referringProvider: { name: { familyName: 'Quist' } } },
  });
});
