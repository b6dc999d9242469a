import { randomUUID } from 'node:crypto';
import { parseTypeId, toTypeId } from '../../src/contract/type-id.ts';
import type { DisplayKind } from '../../src/generated/models.ts';
import type { NodeType } from '../../src/generated/node-types.ts';
import { createClient } from './client.ts';
import { createOthers } from './create-others.ts';
import { furnishClaimFiles } from './furnish-claim-files.ts';
import { furnishClaims } from './furnish-claims.ts';
import { insertCoding } from './insert-coding.ts';
import type { Office } from './office.ts';
import { runAsOwner } from './run-as-owner.ts';
import type { TestServer } from './start-test-server.ts';

/** Makes one of everything in a practice and answers its ids by kind. */
export async function furnish(server: TestServer, office: Office): Promise<Record<NodeType, string>> {
  const siteId = await office.site();
  const [roomId, visitTypeId, providerId, patientId, walkInId] = [
    await office.room(siteId),
    await office.visitType(),
    await office.provider({ siteId }),
    await office.patient(),
    await office.patient(),
  ];
  const { bookAppointment } = await office.manager.ask<{ bookAppointment: { appointment: { id: string } } }>(
    `mutation($input: BookAppointmentInput!) { bookAppointment(input: $input) {
      ... on UserError { message } ... on BookAppointmentSuccess { appointment { id } } } }`,
    { input: { patientId, visitTypeId, siteId, providerId, startsAt: '2031-06-16T13:00:00Z' } },
  );
  const { checkInWalkIn } = await office.manager.ask<{ checkInWalkIn: { visit: { id: string } } }>(
    `mutation($input: CheckInWalkInInput!) { checkInWalkIn(input: $input) {
      ... on UserError { message } ... on CheckInWalkInSuccess { visit { id } } } }`,
    { input: { patientId: walkInId, siteId, visitTypeId } },
  );
  const { mergePatients } = await office.manager.ask<{ mergePatients: { patientMerge: { id: string } } }>(
    `mutation($id: ID!, $input: MergePatientsInput!) { mergePatients(id: $id, input: $input) {
      ... on UserError { message } ... on MergePatientsSuccess { patientMerge { id } } } }`,
    { id: await office.patient(), input: { expectedVersion: 1, mergedId: await office.patient(), mergedVersion: 1 } },
  );
  const { recordConsent } = await office.manager.ask<{ recordConsent: { consent: { id: string } } }>(
    `mutation($input: RecordConsentInput!) { recordConsent(input: $input) {
      ... on UserError { message } ... on RecordConsentSuccess { consent { id } } } }`,
    { input: { patientId, kind: 'TREATMENT', textVersion: '1', signedOn: '2020-01-01' } },
  );
  const payer = randomUUID();
  const practice = `(select practice_id from site where id = $2)`;
  const site = parseTypeId(siteId)?.uuid;
  await runAsOwner(server, `insert into payer (practice_id, id, name) values (${practice}, $1, 'Plan')`, [payer, site]);
  const [plan, coverage] = [randomUUID(), randomUUID()];
  await runAsOwner(
    server,
    `insert into plan (practice_id, id, payer_id, name) values (${practice}, $1, $3, 'Choice')`,
    [plan, site, payer],
  );
  await runAsOwner(
    server,
    `insert into coverage (practice_id, id, patient_id, plan_id, rank, member_id, relationship, valid_from)
     values (${practice}, $1, $3, $4, 1, 'AB12', 'SELF', '2020-01-01')`,
    [coverage, site, parseTypeId(patientId)?.uuid, plan],
  );
  const [feeSchedule, fee] = [randomUUID(), randomUUID()];
  await runAsOwner(
    server,
    `insert into fee_schedule (practice_id, id, valid_from) values (${practice}, $1, '2020-01-01')`,
    [feeSchedule, site],
  );
  await runAsOwner(
    server,
    `insert into fee (practice_id, id, fee_schedule_id, code, price_cents) values (${practice}, $1, $3, 'J1885', 1200)`,
    [fee, site, feeSchedule],
  );
  const [clearinghouse, route] = [randomUUID(), randomUUID()];
  await runAsOwner(
    server,
    `insert into clearinghouse (practice_id, id, name, transport, sender, receiver, usage, largest_batch, file_answer_seconds, claim_answer_seconds)
     values (${practice}, $1, 'Clearing', 'FOLDER', 'A1', 'B1', 'TEST', 10, 60, 60)`,
    [clearinghouse, site],
  );
  await runAsOwner(
    server,
    `insert into payer_route (practice_id, id, payer_id, clearinghouse_id, transaction, payer_number)
     values (${practice}, $1, $3, $4, 'ELIGIBILITY', '60054')`,
    [route, site, payer, clearinghouse],
  );
  const [sent, check, authorization, rule] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  await runAsOwner(
    server,
    `insert into edi_file (practice_id, id, clearinghouse_id, direction, name, transactions, sha256, bytes, at, status)
     values (${practice}, $1, $3, 'OUT', 'question.270', '{270}', repeat('1', 64), 1, now(), 'SENT')`,
    [sent, site, clearinghouse],
  );
  await runAsOwner(
    server,
    `insert into eligibility_check (practice_id, id, patient_id, coverage_id, service_date, service_types, trace, reference, edi_file_id, attempt, asked_at, status)
     values (${practice}, $1, $3, $4, '2026-01-05', '{30}', 'TRACE1', 'R1', $5, 1, now(), 'ASKED')`,
    [check, site, parseTypeId(patientId)?.uuid, coverage, sent],
  );
  await runAsOwner(
    server,
    `insert into payer_authorization (practice_id, id, patient_id, coverage_id, kind, number, status, valid_from, valid_until, recorded_at)
     values (${practice}, $1, $3, $4, 'PRIOR_AUTH', 'A-1', 'APPROVED', '2026-01-01', '2036-12-31', now())`,
    [authorization, site, parseTypeId(patientId)?.uuid, coverage],
  );
  await runAsOwner(
    server,
    `insert into payer_authorization_rule (practice_id, id, payer_id, visit_type_id, kind, units)
     values (${practice}, $1, $3, $4, 'PRIOR_AUTH', 1)`,
    [rule, site, payer, parseTypeId(visitTypeId)?.uuid],
  );
  const coding = await insertCoding(server, checkInWalkIn.visit.id, providerId);
  const claims = await furnishClaims(server, {
    ...{ codingId: coding.VisitCoding, chargeId: coding.Charge, payerId: payer, coverageId: coverage },
  });
  const claimFiles = await furnishClaimFiles(server, { claimId: claims.Claim, clearinghouseId: clearinghouse });
  const file = randomUUID();
  await runAsOwner(
    server,
    `insert into stored_file (practice_id, id, sha256, bytes, media_type, name, permission, category, made_by, stored_at)
     values (${practice}, $1, repeat('0', 64), 1, 'text/plain', 'note.txt', 'FILE_DOCUMENTS', 'DOCUMENTS', 'uploadFile', now())`,
    [file, site],
  );
  const handOff = randomUUID();
  await runAsOwner(
    server,
    `insert into hand_off (practice_id, id, visit_id, patient_id, to_id, status, offered_at, closed_at)
     select practice_id, $1, id, patient_id, $3, 'DECLINED', now(), now() from visit where id = $2`,
    [handOff, parseTypeId(checkInWalkIn.visit.id)?.uuid, parseTypeId(providerId)?.uuid],
  );
  const [audit] = await runAsOwner<{ id: string }>(
    server,
    `select id from audit_entry where practice_id = (select practice_id from site where id = $1) limit 1`,
    [site],
  );
  const display = await pairScreen(office, siteId);
  return createOthers(office.manager, server.app.schema, {
    ...claims,
    ...claimFiles,
    Practice: office.practiceId,
    Site: siteId,
    Room: roomId,
    VisitType: visitTypeId,
    StaffMember: providerId,
    Patient: patientId,
    Consent: recordConsent.consent.id,
    PatientMerge: mergePatients.patientMerge.id,
    Appointment: bookAppointment.appointment.id,
    Visit: checkInWalkIn.visit.id,
    ...coding,
    Payer: toTypeId('Payer', payer),
    Plan: toTypeId('Plan', plan),
    Clearinghouse: toTypeId('Clearinghouse', clearinghouse),
    PayerRoute: toTypeId('PayerRoute', route),
    Coverage: toTypeId('Coverage', coverage),
    EdiFile: toTypeId('EdiFile', sent),
    EligibilityCheck: toTypeId('EligibilityCheck', check),
    PayerAuthorization: toTypeId('PayerAuthorization', authorization),
    PayerAuthorizationRule: toTypeId('PayerAuthorizationRule', rule),
    FeeSchedule: toTypeId('FeeSchedule', feeSchedule),
    Fee: toTypeId('Fee', fee),
    Display: display.id,
    HandOff: toTypeId('HandOff', handOff),
    StoredFile: toTypeId('StoredFile', file),
    AuditEntry: toTypeId('AuditEntry', audit?.id ?? ''),
  });
}

/** Pairs a screen to a site; answers the display's id and the token that its screen holds. */
export async function pairScreen(
  office: Office,
  siteId: string,
  kind?: DisplayKind,
): Promise<{ id: string; token: string }> {
  const { startDisplayPairing } = await office.manager.ask<{ startDisplayPairing: { code: string; token: string } }>(
    'mutation { startDisplayPairing { ... on StartDisplayPairingSuccess { code token } } }',
  );
  const { code, token } = startDisplayPairing;
  const { pairDisplay } = await office.manager.ask<{ pairDisplay: { display: { id: string } } }>(
    'mutation($input: PairDisplayInput!) { pairDisplay(input: $input) { ... on PairDisplaySuccess { display { id } } } }',
    { input: { code, siteId, kind } },
  );
  const { displayToken } = await createClient(office.manager.url, token).ask<{ displayToken: string }>(
    '{ displayToken }',
  );
  return { id: pairDisplay.display.id, token: displayToken };
}
