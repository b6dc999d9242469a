import type { Client } from '../../kit/client.ts';
import { type Office, openOffice } from '../../kit/office.ts';
import type { TestServer } from '../../kit/start-test-server.ts';

export interface RoomNow {
  id: string;
  name: string;
  readiness: string;
  version: number;
  visit: { ticket: string } | null;
}

export interface VisitNow {
  id: string;
  ticket: string;
  stage: string;
  version: number;
  room: { name: string; readiness: string } | null;
}

/** Any result of a write on the floor, with what the tests look at. */
export interface Result {
  __typename: string;
  message?: string;
  path?: string[] | null;
  visit?: VisitNow;
  room?: RoomNow;
  readyRooms?: { name: string }[];
  stage?: string;
  readiness?: string;
  reachable?: string[];
  visitType?: { name: string };
  missing?: string[];
  current?: { version: number };
  appointment?: { status: string };
  handOff?: { status: string; to: { name: string } } | null;
}

/** A site with an assistant who checks in, rooms and cleans. */
export interface Floor {
  office: Office;
  client: Client;
  siteId: string;
  visitTypeId: string;
  /** A room of the site; ready for a patient unless the caller says otherwise. */
  room(name?: string, readiness?: string): Promise<string>;
  /** Checks in a patient of its own as a walk-in, unless one is named. */
  walkIn(input?: Record<string, unknown>): Promise<Result>;
  /** Checks in a walk-in whom nothing stands in the way of. */
  arrival(input?: Record<string, unknown>): Promise<VisitNow>;
  /** Books for a patient and with a provider of its own, unless they are named; answers the appointment's id. */
  appointment(input: { startsAt: string } & Record<string, unknown>): Promise<string>;
  /** One of the writes that change a visit, a room's readiness or an appointment. */
  change(mutation: string, id: string, input?: Record<string, unknown>): Promise<Result>;
  /** The same, where a refusal would be a surprise. */
  done(mutation: string, id: string, input?: Record<string, unknown>): Promise<Result>;
  roomNow(id: string): Promise<RoomNow>;
  visitNow<Fields = VisitNow>(id: string, fields?: string): Promise<Fields>;
}

const room = '{ id name readiness version visit { ticket } }';
const visit = '{ id ticket stage version room { name readiness } }';
const stale = '... on StaleVersionError { current { ... on Visit { version } ... on Room { version } } }';
const stage = '... on StageNotReachableError { stage reachable }';
const notReady = `... on RoomNotReadyError { room ${room} readyRooms { name } }`;
const alreadyHere = `... on PatientAlreadyHereError { visit ${visit} }`;

const handOffState = '... on HandOffStateError { handOff { status to { name } } }';

const refusals: Record<string, string> = {
  checkInWalkIn: alreadyHere,
  checkInAppointment: `${alreadyHere} ... on AppointmentStateError { appointment { status } }`,
  callPatient: `${stale} ${stage} ${notReady}`,
  roomPatient: `${stale} ${stage} ${notReady}`,
  advanceVisit: `${stale} ${stage}`,
  leaveWithoutBeingSeen: `${stale} ${stage}`,
  undoVisitStep: `${stale} ${notReady} ${alreadyHere}`,
  undoCheckIn: `${stale} ${stage}`,
  handOffVisit: `${stale} ${handOffState}`,
  acceptVisit: `${stale} ${handOffState}`,
  declineVisit: `${stale} ${handOffState}`,
  withdrawHandOff: `${stale} ${handOffState}`,
  changeRoomReadiness: `${stale} ... on ReadinessNotReachableError { readiness reachable }
    ... on ChecklistNotDoneError { visitType { name } missing }`,
};

export async function openFloor(server: TestServer, site: Record<string, unknown> = {}): Promise<Floor> {
  const office = await openOffice(server);
  return floorAt(office, await office.as('MEDICAL_ASSISTANT', 'FRONT_DESK'), await office.site(site));
}

export async function floorAt(office: Office, client: Client, siteId: string): Promise<Floor> {
  const visitTypeId = await office.visitType();
  const change: Floor['change'] = async (mutation, id, input = {}) => {
    const { result } = await client.ask<{ result: Result }>(documentOf(mutation), { id, input });
    return result;
  };
  const done: Floor['done'] = async (mutation, id, input) => mustSucceed(await change(mutation, id, input));
  const walkIn: Floor['walkIn'] = async (input = {}) => {
    const patientId = input.patientId ?? (await office.patient());
    const { result } = await client.ask<{ result: Result }>(documentOf('checkInWalkIn'), {
      input: { patientId, siteId, visitTypeId, ...input },
    });
    return result;
  };
  return {
    ...{ office, client, siteId, visitTypeId, walkIn, change, done },
    room: async (name, readiness = 'READY') => {
      const id = await office.room(siteId, name ? { name } : {});
      const steps = ['NEEDS_CLEANING', 'CLEANING', 'SETTING_UP', 'READY'];
      for (const to of steps.slice(1, steps.indexOf(readiness) + 1)) await done('changeRoomReadiness', id, { to });
      return id;
    },
    appointment: async (input) => {
      const others = { patientId: await office.patient(), providerId: await office.provider() };
      const { result } = await client.ask<{ result: { message?: string; appointment?: { id: string } } }>(
        `mutation($input: BookAppointmentInput!) { result: bookAppointment(input: $input) {
          ... on UserError { message } ... on BookAppointmentSuccess { appointment { id } } } }`,
        { input: { siteId, visitTypeId, ...others, ...input } },
      );
      if (!result.appointment) throw new Error(result.message);
      return result.appointment.id;
    },
    arrival: async (input) => mustSucceed(await walkIn(input)).visit as VisitNow,
    roomNow: async (id) => {
      const answer = await client.ask<{ room: RoomNow }>(`query($id: ID!) { room(id: $id) ${room} }`, { id });
      return answer.room;
    },
    visitNow: async <Fields>(id: string, fields = visit) => {
      const answer = await client.ask<{ visit: Fields }>(`query($id: ID!) { visit(id: $id) ${fields} }`, { id });
      return answer.visit;
    },
  };
}

function mustSucceed(result: Result): Result {
  if (!result.__typename.endsWith('Success')) throw new Error(`${result.__typename}: ${result.message}`);
  return result;
}

function changedBy(mutation: string): string {
  if (['changeRoomReadiness', 'updateRoom'].includes(mutation)) return `room ${room}`;
  const isCalledOff = ['cancelAppointment', 'markNoShow', 'reinstateAppointment'].includes(mutation);
  return isCalledOff ? 'appointment { status }' : `visit ${visit}`;
}

function documentOf(mutation: string): string {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}`;
  const selects = mutation !== 'checkInWalkIn';
  const changed = changedBy(mutation);
  return `mutation($input: ${type}Input!${selects ? ', $id: ID!' : ''}) {
    result: ${mutation}(${selects ? 'id: $id, ' : ''}input: $input) {
      __typename ... on UserError { message path } ... on ${type}Success { ${changed} } ${refusals[mutation] ?? ''}
    }
  }`;
}
