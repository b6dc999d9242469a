import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseTypeId } from '../../../src/contract/type-id.ts';
import { download } from '../../files/kit/file-client.ts';
import { diskPlace, type TestPlace } from '../../files/kit/places.ts';
import type { Client } from '../../kit/client.ts';
import { type Office, openOffice } from '../../kit/office.ts';
import { runAsOwner } from '../../kit/run-as-owner.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { pagesOf } from '../../pdf/kit/pages-of.ts';

let place: TestPlace;
let server: TestServer;
let office: Office;
let desk: Client;
let siteId: string;
let roomId: string;
let visitTypeId: string;
let providerId: string;

beforeAll(async () => {
  place = await diskPlace();
  server = await startTestServer({ filePlace: place.place });
  office = await openOffice(server);
  desk = await office.as('FRONT_DESK');
  siteId = await office.site({ name: 'Main / North', timeZone: 'America/Los_Angeles' });
  roomId = await office.room(siteId, { name: 'Room Ä' });
  visitTypeId = await office.visitType({ name: 'Check-up' });
  providerId = await office.provider({ name: 'Dr. Ngozi Adé', siteId });
});

afterAll(async () => {
  await server.stop();
  await place.remove();
});

interface Printed {
  __typename: string;
  message?: string;
  path?: string[];
  file: { id: string; name: string; mediaType: string };
  download: { url: string };
  appointments: number;
}

async function print(client: Client, input: Record<string, unknown>): Promise<Printed> {
  const { printDaySheet } = await client.ask<{ printDaySheet: Printed }>(
    `mutation($input: PrintDaySheetInput!) { printDaySheet(input: $input) { __typename ... on UserError { message path }
      ... on PrintDaySheetSuccess { appointments file { id name mediaType } download { url } } } }`,
    { input: { siteId, ...input } },
  );
  return printDaySheet;
}

async function book(
  name: string,
  startsAt: string,
  more: Record<string, unknown> = {},
): Promise<{ id: string; patientId: string }> {
  const [givenName, familyName] = name.split(' ');
  const patientId = await office.patient({ givenName, familyName });
  const { bookAppointment } = await desk.ask<{ bookAppointment: { appointment: { id: string } } }>(
    `mutation($input: BookAppointmentInput!) { bookAppointment(input: $input) { ... on UserError { message }
      ... on BookAppointmentSuccess { appointment { id } } } }`,
    { input: { patientId, visitTypeId, siteId, providerId, startsAt, ...more } },
  );
  return { id: bookAppointment.appointment.id, patientId };
}

const entriesAbout = (patientId: string) =>
  runAsOwner<{ operation: string; action: string }>(
    server,
    `select operation, action from audit_entry e join audit_entry_patient p using (practice_id)
     where p.entry_id = e.id and p.patient_id = $1 and e.operation in ('printDaySheet', 'downloadFile') order by e.id`,
    [parseTypeId(patientId)?.uuid],
  );

test('the sheet shows the day at the site: times, patients, visit types, providers and rooms, by start', async () => {
  const late = await book('Наталия Щербакова', '2031-06-17T05:30:00Z');
  const early = await book('Σωκράτης Παπαδόπουλος', '2031-06-16T15:00:00Z', { roomId });
  const gone = await book('Cancelled Person', '2031-06-16T17:00:00Z');
  await book('Tomorrow Person', '2031-06-17T07:00:00Z');
  await desk.ask(
    `mutation($id: ID!) { cancelAppointment(id: $id, input: { by: PATIENT, reason: "ill" }) { __typename } }`,
    { id: gone.id },
  );
  const printed = await print(desk, { day: '2031-06-16' });
  expect(printed).toMatchObject({
    __typename: 'PrintDaySheetSuccess',
    appointments: 2,
    file: { name: 'Main-North-2031-06-16.pdf', mediaType: 'application/pdf' },
  });
  const response = await fetch(server.url + printed.download.url);
  const [page = ''] = pagesOf(Buffer.from(await response.arrayBuffer()));
  const cells = [
    '08:00–08:30',
    'Παπαδόπουλος, Σωκράτης',
    'Check-up',
    'Dr. Ngozi Adé',
    'Room Ä',
    '22:30–23:00',
    'Щербакова, Наталия',
  ];
  const places = cells.map((cell) => page.indexOf(cell));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(Math.min(...places)).toBeGreaterThan(0);
  expect(page).not.toContain('Cancelled');
  expect(page).not.toContain('Tomorrow');
  expect((await fetch(server.url + printed.download.url)).status).toBe(410);
  await (await download(server.url, desk, printed.file.id)).arrayBuffer();
  for (const { patientId } of [early, late])
    expect(await entriesAbout(patientId)).toEqual([
      { operation: 'printDaySheet', action: 'EXPORT' },
      { operation: 'downloadFile', action: 'EXPORT' },
      { operation: 'downloadFile', action: 'EXPORT' },
    ]);
  expect(await entriesAbout(gone.patientId)).toEqual([]);
});

test('a day without appointments prints a sheet that says so, on the paper that was chosen', async () => {
  const { download: link } = await print(desk, { day: '2031-01-05', paper: 'A4' });
  const bytes = Buffer.from(await (await fetch(server.url + link.url)).arrayBuffer());
  expect(pagesOf(bytes)[0]).toContain('No appointments.');
  expect(bytes.toString('latin1')).toContain('/MediaBox [0 0 595.28 841.89]');
});

test('a site of another practice looks like none', async () => {
  const other = await openOffice(server);
  const printed = await print(desk, { siteId: await other.site(), day: '2031-06-16' });
  expect(printed).toEqual({
    __typename: 'InvalidInputError',
    message: 'input.siteId names no site of this practice; use the id of one that it has.',
    path: ['input', 'siteId'],
  });
});
