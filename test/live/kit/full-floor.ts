import { parseTypeId, toTypeId } from '../../../src/contract/type-id.ts';
import { addAnswersOfPayers } from '../../domains/insurance/answers-of-payers.ts';
import { act, openPlan } from '../../domains/insurance/insured.ts';
import { dayAt, timeAt, zoneAtNoon } from '../../domains/visits/at-noon.ts';
import { type Floor, floorAt } from '../../domains/visits/floor.ts';
import { insertCoding } from '../../kit/insert-coding.ts';
import type { Office } from '../../kit/office.ts';
import { runAsOwner } from '../../kit/run-as-owner.ts';
import type { TestServer } from '../../kit/start-test-server.ts';
import { claimOfVisit } from './claim-of-visit.ts';

/** A site on which every kind of row that a live payload can lead to is to be found. */
export interface FullFloor extends Floor {
  /** The site's today. */
  date: string;
  /** Providers of visits. */
  providerIds: string[];
  /** Rows of the site that events name, as UUIDs. */
  subjects: {
    visits: string[];
    rooms: string[];
    appointments: string[];
    handOffs: string[];
    codings: string[];
    claims: string[];
  };
  /** Events of the claims, as UUIDs. */
  claimEvents: string[];
}

/** Furnishes a new site of the office. */
export async function openFullFloor(server: TestServer, office: Office): Promise<FullFloor> {
  const zone = zoneAtNoon();
  const siteId = await office.site({ timeZone: zone, address: { line1: '12 Main Street' }, phone: '+16175550123' });
  const floor = await floorAt(office, await office.as('MEDICAL_ASSISTANT', 'FRONT_DESK'), siteId);
  const providerIds = [await office.provider({ siteId }), await office.provider({ siteId })];
  const rooms = [await floor.room(), await floor.room(), await floor.room(undefined, 'CLEANING')];
  const [waiting, roomed, undone] = [
    await floor.arrival({ providerId: providerIds[0] }),
    await floor.arrival({ providerId: providerIds[1] }),
    await floor.arrival(),
  ];
  await floor.done('roomPatient', roomed.id, { roomId: rooms[0] });
  await floor.done('callPatient', undone.id, { roomId: rooms[1] });
  await floor.done('undoVisitStep', undone.id, { reason: 'Was outside' });
  const at = (clock: string) => timeAt(zone, clock);
  const [arriving, moved, cancelled] = [
    await floor.appointment({ startsAt: at('13:00'), providerId: providerIds[0], roomId: rooms[1] }),
    await floor.appointment({ startsAt: at('14:00') }),
    await floor.appointment({ startsAt: at('15:00') }),
  ];
  const booked = await floor.done('checkInAppointment', arriving);
  const movedTo = await change(floor, 'rescheduleAppointment', moved, { startsAt: at('16:00') });
  await change(floor, 'cancelAppointment', cancelled, { by: 'PATIENT', reason: 'Has a cold' });
  const visits = [waiting.id, roomed.id, undone.id, booked.visit?.id ?? ''];
  await askPayerToPay(server, visits);
  const coding = await insertCoding(server, waiting.id, providerIds[0] ?? '');
  await letWaitsEnd(server, roomed.id);
  const coverageId = await describePatient(server, floor, waiting.id);
  const { claims, events } = await claimOfVisit(server, {
    ...{ codingId: coding.VisitCoding, chargeId: coding.Charge, coverageId: uuidOf(coverageId) },
    staffMemberId: uuidOf(providerIds[0] ?? ''),
  });
  await runAsOwner(
    server,
    `update visit_type set stage_thresholds = '[{"stage": "WAITING", "limit": 1200}]',
       usual_charges = '[{"code": "99213", "modifiers": [], "units": 1}]' where practice_id = $1`,
    [uuidOf(office.practiceId)],
  );
  await floor.done('handOffVisit', waiting.id, { toId: providerIds[0] });
  const handOffs = await runAsOwner<{ id: string }>(server, 'select id from hand_off where visit_id = $1', [
    uuidOf(waiting.id),
  ]);
  return {
    ...floor,
    ...{ date: dayAt(zone), providerIds },
    subjects: {
      visits: visits.map(uuidOf),
      rooms: rooms.map(uuidOf),
      appointments: [arriving, moved, movedTo, cancelled].map(uuidOf),
      handOffs: handOffs.map(({ id }) => id),
      codings: [uuidOf(coding.VisitCoding)],
      claims,
    },
    claimEvents: events,
  };
}

async function change(
  { client }: Floor,
  mutation: string,
  id: string,
  input: Record<string, unknown>,
): Promise<string> {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}`;
  const { result } = await client.ask<{ result: { appointment?: { id: string }; message?: string } }>(
    `mutation($id: ID!, $input: ${type}Input!) { result: ${mutation}(id: $id, input: $input) {
      ... on UserError { message } ... on ${type}Success { appointment { id } } } }`,
    { id, input },
  );
  if (!result.appointment) throw new Error(result.message);
  return result.appointment.id;
}

/** The patient of a visit gets people, a consent with its paper, a coverage, and a second record that is merged. Answers the coverage. */
async function describePatient(
  server: TestServer,
  { client, office, siteId, visitNow }: Floor,
  visitId: string,
): Promise<string> {
  const { patient } = await visitNow<{ patient: { id: string } }>(visitId, '{ patient { id } }');
  const [file] = await runAsOwner<{ id: string }>(
    server,
    `insert into stored_file (practice_id, id, sha256, bytes, media_type, name, permission, category, made_by, stored_at)
     select practice_id, gen_random_uuid(), repeat('3', 64), 1, 'text/plain', 'paper.txt', 'FILE_DOCUMENTS', 'DOCUMENTS', 'uploadFile', now()
     from visit where id = $1 returning id`,
    [uuidOf(visitId)],
  );
  const fileId = toTypeId('StoredFile', file?.id ?? '');
  const { coverage } = await act(client, 'addCoverage', {
    ...{ patientId: patient.id, planId: await openPlan(office), memberId: 'AB12', validFrom: '2026-01-01' },
    ...{ relationship: 'CHILD', cardFrontId: fileId, cardBackId: fileId },
    subscriber: {
      givenName: 'Parent',
      familyName: 'Of',
      birthDate: '1980-01-01',
      gender: 'FEMALE',
      address: { line1: '1 Main Street' },
    },
  });
  await addAnswersOfPayers(server, coverage?.id ?? '', siteId);
  await client.ask(
    `mutation($id: ID!, $mergedId: ID!, $fileId: ID!) {
      a: createContact(input: { patientId: $id, name: "Con Tact" }) { __typename }
      b: createGuarantor(input: { patientId: $id, name: "Guar Antor" }) { __typename }
      c: recordConsent(input: { patientId: $id, kind: TREATMENT, textVersion: "1", signedOn: "2020-01-01", fileId: $fileId }) { __typename }
      d: mergePatients(id: $id, input: { expectedVersion: 1, mergedId: $mergedId, mergedVersion: 1 }) { __typename } }`,
    { id: patient.id, mergedId: await office.patient(), fileId },
  );
  return coverage?.id ?? '';
}

/** Only imported visits name a payer; this one is reached by a clearinghouse. */
async function askPayerToPay(server: TestServer, visits: readonly string[]): Promise<void> {
  await runAsOwner(
    server,
    `with plan as (
       insert into payer (practice_id, id, name, procedure_rules)
       select practice_id, gen_random_uuid(), 'Plan ' || id, '[{"code":"G0439","needsAuthorization":true,"mostTimes":1,"withinMonths":12}]' from visit where id = any($1) limit 1
       returning practice_id, id
     )
     update visit set payer_id = plan.id from plan where visit.id = any($1)`,
    [visits.map(uuidOf)],
  );
  await runAsOwner(
    server,
    `with named as (select practice_id, payer_id from visit where id = any($1) limit 1),
     clearing as (
       insert into clearinghouse (practice_id, id, name, transport, sender, receiver, usage, largest_batch, file_answer_seconds, claim_answer_seconds, server)
       select practice_id, gen_random_uuid(), 'Clearing ' || payer_id, 'SFTP', 'A1', 'B1', 'TEST', 10, 60, 60,
         '{"host": "sftp.example.org", "port": 22, "user": "foyer", "hostKey": "SHA256:A", "outFolder": "out", "inFolder": "in", "doneFolder": "done", "refusedFolder": "refused"}'
       from named returning practice_id, id
     ), visited as (
       insert into server_exchange (practice_id, id, clearinghouse_id, succeeded_at)
       select practice_id, gen_random_uuid(), id, now() from clearing
     )
     insert into payer_route (practice_id, id, payer_id, clearinghouse_id, transaction, payer_number)
     select practice_id, gen_random_uuid(), payer_id, clearing.id, 'ELIGIBILITY', '60054' from named join clearing using (practice_id)`,
    [visits.map(uuidOf)],
  );
}

/** Five patients who were in a room today after half an hour: from then on displays know an estimate. */
async function letWaitsEnd(server: TestServer, like: string): Promise<void> {
  await runAsOwner(
    server,
    `insert into visit (practice_id, id, site_id, patient_id, visit_type_id, day, ticket, stage, stage_since, arrived_at, first_roomed_at, ended_at)
     select practice_id, gen_random_uuid(), site_id, patient_id, visit_type_id, day, 'Z' || n, 'DONE', now(), now() - interval '30 minutes', now(), now()
     from visit, generate_series(1, 5) n where id = $1`,
    [uuidOf(like)],
  );
}

export function uuidOf(id: string): string {
  return parseTypeId(id)?.uuid ?? '';
}
