import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { Actor } from '../../src/access/actor.ts';
import { permissionsOf } from '../../src/access/roles.ts';
import { toTypeId } from '../../src/contract/type-id.ts';
import { PatientEntity } from '../../src/domains/patients/patient.entity.ts';
import { RoomEntity } from '../../src/domains/rooms/room.entity.ts';
import { roomChanged } from '../../src/domains/rooms/room.events.ts';
import { ActorKind, AdministrativeGender, Role } from '../../src/generated/models.ts';
import { contextOf } from '../../src/request/context.ts';
import { entranceOf, ReadTransaction } from '../../src/request/read-transaction.ts';
import type { WriteUnit } from '../../src/writing/unit.ts';
import { write, writeAs } from '../../src/writing/write.ts';
import type { Client } from '../kit/client.ts';
import { displayPrincipal } from '../kit/display-principal.ts';
import { watch } from '../kit/live-client.ts';
import { type Office, openOffice } from '../kit/office.ts';
import { runAsOwner } from '../kit/run-as-owner.ts';
import { startTestServer, type TestServer } from '../kit/start-test-server.ts';
import { uuidOf } from '../live/kit/full-floor.ts';

let server: TestServer;
let office: Office;
let officer: Client;
let staff: { practiceId: string; id: string; accountId: string };

beforeAll(async () => {
  server = await startTestServer();
  office = await openOffice(server);
  officer = await office.as('PRIVACY_OFFICER');
  const [member] = await runAsOwner<{ id: string; account_id: string }>(
    server,
    `select id, account_id from staff_member where practice_id = $1 and 'OFFICE_MANAGER' = any (roles)`,
    [uuidOf(office.practiceId)],
  );
  staff = { practiceId: uuidOf(office.practiceId), id: member?.id ?? '', accountId: member?.account_id ?? '' };
});

afterAll(() => server.stop());

const patientId = randomUUID();
const ids = { DISPLAY: randomUUID(), KIOSK: randomUUID(), LINK: randomUUID(), INTEGRATION: randomUUID() };
const none: ReadonlySet<never> = new Set();

/** One of each kind. */
function actorOf(kind: ActorKind): Actor {
  const { practiceId } = staff;
  const siteId = randomUUID();
  const ends = new Date(Date.now() + 60_000);
  const patient = { type: 'Patient' as const, id: patientId };
  const byKind: Record<ActorKind, Actor> = {
    STAFF: {
      ...{ kind: 'STAFF', practiceId, staffMemberId: staff.id, accountId: staff.accountId, sessionId: randomUUID() },
      ...{ sessionExpiresAt: ends, sessionIdleAt: ends, permissions: permissionsOf([Role.OFFICE_MANAGER]) },
    },
    DISPLAY: displayPrincipal({ practiceId, displayId: ids.DISPLAY, siteId }),
    KIOSK: { kind: 'KIOSK', practiceId, kioskId: ids.KIOSK, siteId, onBehalfOf: patient, permissions: none },
    LINK: { kind: 'LINK', practiceId, linkId: ids.LINK, onBehalfOf: patient, permissions: none },
    JOB: {
      ...{ kind: 'JOB', practiceId, job: 'send reminders', permissions: none },
      onBehalfOf: { type: 'StaffMember', id: staff.id },
    },
    INTEGRATION: { kind: 'INTEGRATION', practiceId, integrationId: ids.INTEGRATION, permissions: none },
  };
  return byKind[kind];
}

const recorded: Record<
  ActorKind,
  () => { actor: string | null; onBehalfOf: string | null; staffMember: object | null }
> = {
  STAFF: () => ({ actor: null, onBehalfOf: null, staffMember: { id: toTypeId('StaffMember', staff.id) } }),
  DISPLAY: () => ({ actor: ids.DISPLAY, onBehalfOf: null, staffMember: null }),
  KIOSK: () => ({ actor: ids.KIOSK, onBehalfOf: toTypeId('Patient', patientId), staffMember: null }),
  LINK: () => ({ actor: ids.LINK, onBehalfOf: toTypeId('Patient', patientId), staffMember: null }),
  JOB: () => ({ actor: 'send reminders', onBehalfOf: toTypeId('StaffMember', staff.id), staffMember: null }),
  INTEGRATION: () => ({ actor: ids.INTEGRATION, onBehalfOf: null, staffMember: null }),
};

const asOffice = () => ({ em: server.app.orm.em, writers: server.app.office.writers, publish: () => {} });
const origin = { address: null, device: null };

async function registered(unit: WriteUnit) {
  const person = { givenName: 'Anna', familyName: randomUUID(), birthDate: '1990-01-01', mrn: randomUUID() };
  const patient = unit.create(PatientEntity, {
    ...person,
    gender: AdministrativeGender.UNKNOWN,
    registeredAt: unit.now,
  });
  await unit.save();
  return { __typename: 'Success', id: patient.id, by: unit.staffMemberId };
}

test.each(Object.values(ActorKind))('%s writes, and the trail says which one and for whom', async (kind) => {
  const { id, by } = await writeAs(asOffice(), { principal: actorOf(kind), origin }, 'register', registered);
  expect(by).toBe(kind === 'STAFF' ? staff.id : null);
  const document = `query($id: ID!) { auditTrail(patientId: $id) {
    edges { node { actorKind actor onBehalfOf operation action staffMember { id } } } } }`;
  const { auditTrail } = await officer.ask<{ auditTrail: { edges: { node: object }[] } }>(document, {
    id: toTypeId('Patient', id),
  });
  expect(auditTrail.edges.map(({ node }) => node)).toEqual([
    { ...recorded[kind](), actorKind: kind, operation: 'register', action: 'CREATE' },
  ]);
});

test('what a job writes with the server’s office reaches those who watch, and the trail names the job and the person it acts for', async () => {
  const siteId = await office.site();
  const roomId = await office.room(siteId);
  const query = 'subscription($siteId: ID!) { rooms(siteId: $siteId) { kind rooms { name } } }';
  const { url } = server;
  const board = watch<{ rooms: { kind: string; rooms: { name: string }[] } }>({
    ...{ url, token: office.manager.token ?? '', query, variables: { siteId } },
  });
  onTestFinished(() => board.stop());
  await board.until(({ data }) => data?.rooms.kind === 'SNAPSHOT');
  const author = { principal: actorOf(ActorKind.JOB), origin };
  const { id } = await writeAs(server.app.office, author, 'rename', async (unit) => {
    const room = await unit.get(RoomEntity, uuidOf(roomId));
    room.name = 'By a job';
    const { id } = await registered(unit);
    await unit.save(roomChanged(room));
    return { __typename: 'Success', id };
  });
  const isRenamed = ({ name }: { name: string }) => name === 'By a job';
  await board.until(({ data }) => data?.rooms.kind === 'CHANGE' && data.rooms.rooms.some(isRenamed));
  const [entry] = await runAsOwner(
    server,
    `select actor_kind, actor, on_behalf_of, staff_member_id, session_id, action, operation, outcome
     from audit_entry where practice_id = $1 and operation = 'rename' and $2 = any (select split_part(unnest(entities), '@', 1))`,
    [staff.practiceId, toTypeId('Patient', id)],
  );
  expect(entry).toEqual({
    ...{ actor_kind: 'JOB', actor: 'send reminders', on_behalf_of: toTypeId('StaffMember', staff.id) },
    ...{ staff_member_id: null, session_id: null, action: 'CREATE', operation: 'rename', outcome: 'SUCCESS' },
  });
});

test('a job that is refused keeps nothing and reports nothing', async () => {
  const published: object[] = [];
  const office = { ...asOffice(), publish: (_id: string, events: readonly object[]) => void published.push(...events) };
  const author = { principal: actorOf(ActorKind.JOB), origin };
  const { id } = await writeAs(office, author, 'refused', async (unit) => {
    const { id } = await registered(unit);
    await unit.save(roomChanged({ id: randomUUID(), siteId: randomUUID() }));
    return { __typename: 'RefusedError', id };
  });
  expect(published).toEqual([]);
  expect(await runAsOwner(server, 'select id from patient where id = $1', [id])).toEqual([]);
  expect(await runAsOwner(server, "select id from audit_entry where operation = 'refused'")).toEqual([]);
});

test('a display that comes with a request writes like staff, and a client without a token does not', async () => {
  const { app } = server;
  const contextFor = (principal: Parameters<typeof entranceOf>[0]) => {
    const from = { ...origin, requestId: 'test' };
    const reads = new ReadTransaction(app.orm.em, entranceOf(principal), [{ principal, origin }]);
    return contextOf({ office: app.office, principal, origin: from, token: undefined, reads });
  };
  const display = actorOf(ActorKind.DISPLAY);
  if (display.kind !== 'DISPLAY') throw new Error('It is no display.');
  expect((await write(contextFor(display), 'register', registered)).__typename).toBe('Success');
  const stranger = contextFor({ kind: 'ANONYMOUS', permissions: none });
  await expect(write(stranger, 'register', registered)).rejects.toThrow('a request without an actor');
});

test('PostgreSQL keeps no kind of actor that the schema does not describe', async () => {
  const insert = `insert into audit_entry (practice_id, id, actor_kind, action, categories, operation, outcome, entities)
    values ($1, gen_random_uuid(), 'PROGRAM', 'READ', '{}', 'x', 'SUCCESS', '{}')`;
  await expect(runAsOwner(server, insert, [staff.practiceId])).rejects.toThrow('audit_entry_actor_kind_check');
});
