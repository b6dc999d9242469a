import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { JobPrincipal } from '../../../src/access/actor.ts';
import { parseTypeId } from '../../../src/contract/type-id.ts';
import { scoped } from '../../../src/database/session/practice-scope.ts';
import { readerOf } from '../../../src/database/sql/reader.ts';
import {
  authorizationFacts,
  findAuthorizations,
  isConsumedBy,
} from '../../../src/domains/insurance/authorizations/claim-authorizations.queries.ts';
import { findEligibilityFacts } from '../../../src/domains/insurance/eligibility/eligibility-facts.queries.ts';
import { consumeUnits, returnUnits } from '../../../src/domains/insurance/gives/consume-units.ts';
import type { WriteUnit } from '../../../src/writing/unit.ts';
import { writeAs } from '../../../src/writing/write.ts';
import { runAsOwner } from '../../kit/run-as-owner.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { at, nextTuesday } from '../scheduling/calendar.ts';
import { authorizationNow, authorize, wantAuthorized } from './authorized.ts';
import { act } from './insured.ts';
import { type AskingDesk, letPayerAnswer, openAskingDesk } from './payers-asked.ts';

const day = nextTuesday();
const uuid = (id: string) => parseTypeId(id)?.uuid ?? '';

let server: TestServer;
let desk: AskingDesk;
let practiceId: string;

beforeAll(async () => {
  server = await startTestServer();
  desk = await openAskingDesk(server);
  practiceId = uuid(desk.office.practiceId);
  await wantAuthorized(desk.office.manager, { payerId: desk.payerId, visitTypeId: desk.visitTypeId });
});

afterAll(() => server.stop());

/** Work of another domain in its own transaction; what it answers is kept unless it is a refusal. */
async function inWrite<Found extends object | null>(work: (unit: WriteUnit) => Promise<Found>): Promise<Found> {
  const principal: JobPrincipal = { kind: 'JOB', practiceId, job: 'test', onBehalfOf: null, permissions: new Set() };
  const author = { principal, origin: { device: null, address: null } };
  let found: Found | undefined;
  await writeAs(server.app.office, author, 'test', async (unit) => {
    found = await work(unit);
    return { __typename: found ? 'Refusal' : 'Success' };
  });
  return found as Found;
}

interface Charged {
  id: string;
  code: string;
  units: number;
}

let hour = 0;
/** A booked visit of an authorized patient, with charges of these codes and units. */
async function coded(lines: object[], charges: Omit<Charged, 'id'>[]) {
  const { patientId, coverageId } = await desk.insured('ACT');
  const { authorization } = await authorize(desk.client, 'recordAuthorization', {
    ...{ coverageId, number: 'A-1', validFrom: '2026-01-01', validUntil: '2036-12-31', lines },
  });
  hour += 1;
  const { id } = await desk.booked({ patientId, startsAt: at(day, `${String(hour).padStart(2, '0')}:00`) });
  const made: Charged[] = charges.map((charge) => ({ ...charge, id: randomUUID() }));
  await runAsOwner(
    server,
    `with visited as (
       insert into visit (practice_id, id, site_id, patient_id, appointment_id, visit_type_id, day, ticket, stage, stage_since, arrived_at, ended_at)
       select practice_id, gen_random_uuid(), site_id, patient_id, id, visit_type_id, $2, 'Q' || id, 'DONE', now(), now(), now() from appointment where id = $1
       returning *),
     coding as (
       insert into visit_coding (practice_id, id, visit_id, patient_id, site_id, service_date, status, opened_at)
       select practice_id, gen_random_uuid(), id, patient_id, site_id, day, 'READY', now() from visited returning *)
     insert into charge (practice_id, id, visit_coding_id, patient_id, service_date, place_of_service, code, units, amount_cents, source, status, created_at)
     select practice_id, charge.id, coding.id, patient_id, service_date, '11', charge.code, charge.units, 100, 'CODER', 'RELEASED', now()
     from coding, unnest($3::uuid[], $4::text[], $5::numeric[]) as charge (id, code, units)`,
    [uuid(id), day, made.map((one) => one.id), made.map(({ code }) => code), made.map((one) => one.units)],
  );
  const visit = {
    ...{ patientId: uuid(patientId), visitTypeId: uuid(desk.visitTypeId), appointmentId: uuid(id) },
    ...{ serviceDate: day, path: ['id'] },
  };
  return { authorizationId: authorization?.id ?? '', coverageId, visit, charges: made };
}

async function linesNow(authorizationId: string) {
  const { lines } = await authorizationNow(desk.client, authorizationId);
  return lines.map(({ reserved, consumed, left }) => ({ reserved, consumed, left }));
}

test('releasing coding turns the reserved unit into a consumed one, once; opening it again gives it back', async () => {
  const { authorizationId, visit, charges } = await coded([{ approved: 3 }], [{ code: 'J1885', units: 2 }]);
  expect(await linesNow(authorizationId)).toEqual([{ reserved: 1, consumed: 0, left: 2 }]);
  expect(await inWrite((unit) => consumeUnits(unit, visit, charges))).toBeNull();
  expect(await linesNow(authorizationId)).toEqual([{ reserved: 0, consumed: 1, left: 2 }]);
  expect(await inWrite((unit) => consumeUnits(unit, visit, charges))).toBeNull();
  expect(await linesNow(authorizationId)).toEqual([{ reserved: 0, consumed: 1, left: 2 }]);
  await inWrite(async (unit) => {
    await returnUnits(
      unit,
      charges.map(({ id }) => id),
    );
    return null;
  });
  expect(await linesNow(authorizationId)).toEqual([{ reserved: 0, consumed: 0, left: 3 }]);
});

test('units of services are those of the charges of the procedure', async () => {
  const lines = [{ code: 'J1885', unitKind: 'SERVICE', approved: 8 }];
  const { authorizationId, visit, charges } = await coded(lines, [
    { code: 'J1885', units: 3 },
    { code: 'G0008', units: 5 },
    { code: 'J1885', units: 1.5 },
  ]);
  expect(await inWrite((unit) => consumeUnits(unit, visit, charges))).toBeNull();
  expect(await linesNow(authorizationId)).toEqual([{ reserved: 0, consumed: 4.5, left: 3.5 }]);
});

test('more units than are left are refused with what is left, unless there is a reason', async () => {
  const lines = [{ code: 'J1885', unitKind: 'SERVICE', approved: 2 }];
  const { authorizationId, visit, charges } = await coded(lines, [{ code: 'J1885', units: 3 }]);
  const refusal = await inWrite((unit) => consumeUnits(unit, visit, charges));
  expect(refusal).toMatchObject({
    ...{ __typename: 'AuthorizationExhaustedError', path: ['id'], needed: 3, left: 2 },
    authorizations: [{ id: uuid(authorizationId) }],
  });
  expect(await linesNow(authorizationId)).toEqual([{ reserved: 1, consumed: 0, left: 1 }]);
  const overridden = { ...visit, overrideReason: 'Payer agreed by phone' };
  expect(await inWrite((unit) => consumeUnits(unit, overridden, charges))).toBeNull();
  expect(await linesNow(authorizationId)).toEqual([{ reserved: 0, consumed: 0, left: 2 }]);
});

test('a claim finds the authorization of its charges, and counts its own units as left', async () => {
  const { coverageId, visit, charges } = await coded([{ approved: 3 }], [{ code: 'J1885', units: 2 }]);
  await inWrite((unit) => consumeUnits(unit, visit, charges));
  const found = await scoped(server.app.orm.em, { practiceId }).transactional((em) =>
    findAuthorizations(readerOf(em), practiceId, [uuid(coverageId)]),
  );
  const [authorization, ...others] = found.get(uuid(coverageId)) ?? [];
  if (!authorization) throw new Error('The authorization was not found.');
  expect(others).toEqual([]);
  const chargeIds = charges.map(({ id }) => id);
  expect(chargeIds.map((id) => isConsumedBy(authorization, id))).toEqual([true]);
  const valid = { from: '2026-01-01', to: '2036-12-31' };
  const facts = (left: number) => ({ number: 'A-1', status: 'APPROVED', valid, lines: [{ procedure: null, left }] });
  expect(authorizationFacts(authorization, [])).toEqual(facts(2));
  expect(authorizationFacts(authorization, chargeIds)).toEqual(facts(3));
});

test('a claim finds the good answer of a day of service, also when a later one failed', async () => {
  const { coverageId } = await desk.insured('ACT');
  await desk.ask(coverageId, day);
  await letPayerAnswer(server, desk);
  await act(desk.client, 'updateCoverage', { expectedVersion: 1, memberId: 'W1NF75' }, coverageId);
  await desk.ask(coverageId, day);
  await letPayerAnswer(server, desk);
  const { coverageId: unknown } = await desk.insured('NF75');
  await desk.ask(unknown, day);
  await letPayerAnswer(server, desk);
  const found = await scoped(server.app.orm.em, { practiceId }).transactional((em) =>
    findEligibilityFacts(readerOf(em), practiceId, [uuid(coverageId), uuid(unknown)]),
  );
  expect(found.get(uuid(coverageId))).toMatchObject([{ serviceDate: day, outcome: 'ACTIVE', rejectCode: null }]);
  expect(found.get(uuid(unknown))).toMatchObject([{ serviceDate: day, outcome: 'REJECTED', rejectCode: '75' }]);
});
