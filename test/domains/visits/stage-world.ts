import { pino } from 'pino';
import { parseTypeId } from '../../../src/contract/type-id.ts';
import { markOver } from '../../../src/domains/visits/mark-over.job.ts';
import type { TestServer } from '../../kit/start-test-server.ts';
import { timeAt } from './at-noon.ts';
import { type Floor, floorAt } from './floor.ts';
import { growOlder } from './grow-older.ts';
import { checkInWalkIn, isLate, left, type Model, mistaken, stages } from './stage-model.ts';

/** A site of the real office that a model stands beside. Its parts are named by their place in the lists. */
export interface World {
  floor: Floor;
  rooms: string[];
  patients: string[];
  visits: string[];
  appointment: string;
  /** The same site, where the office manager acts. */
  asManager: Floor;
  /** Lets hours pass for a visit, and runs the job that looks at its stage. */
  letHoursPass(visit: string): Promise<void>;
}

const uuid = (id: string) => parseTypeId(id)?.uuid ?? '';

/** Two patients wait, the third has an appointment, and both rooms are ready. */
export async function openWorld(
  server: TestServer,
  { office, client }: Floor,
  zone: string,
): Promise<{ model: Model; real: World }> {
  const floor = await floorAt(office, client, await office.site({ timeZone: zone }));
  const rooms = [await floor.room('Exam 1'), await floor.room('Exam 2')];
  const patients = [await office.patient(), await office.patient(), await office.patient()];
  const appointment = await floor.appointment({ patientId: patients[0], startsAt: timeAt(zone, '11:00') });
  const model: Model = {
    rooms: rooms.map(() => ({ readiness: 'READY', visit: null, isActive: true })),
    visits: [],
    appointment: 'BOOKED',
  };
  const visits: string[] = [];
  for (const [patient, patientId] of patients.slice(1).entries()) {
    visits.push((await floor.arrival({ patientId })).id);
    checkInWalkIn(model, patient + 1);
  }
  const asManager = await floorAt(office, office.manager, floor.siteId);
  const letHoursPass = async (id: string) => {
    await growOlder(server, id);
    const { orm, office: parts } = server.app;
    const ids = { practiceId: uuid(office.practiceId), visitId: uuid(id) };
    if (!parts.jobs) throw new Error('The server sends no jobs.');
    await markOver.work(ids, { orm, jobs: parts.jobs, log: pino({ level: 'silent' }) });
  };
  return { model, real: { floor, rooms, patients, visits, appointment, asManager, letHoursPass } };
}

interface Picture {
  [room: `r${number}`]: { readiness: string; isActive: boolean; visit: { id: string } | null };
  appointment: { status: string };
  [visit: `v${number}`]: {
    stage: string;
    room: { id: string } | null;
    endedAt: string | null;
    isOver: boolean;
    stageTimes: { stage: string }[];
  };
}

/** The world as the public API shows it, in the words of the model. */
export async function lookAt({ floor, rooms, visits, appointment }: World) {
  const each = visits.map(
    (id, index) => `v${index}: visit(id: "${id}") { stage room { id } endedAt isOver stageTimes { stage } }`,
  );
  const places = rooms.map((id, index) => `r${index}: room(id: "${id}") { readiness isActive visit { id } }`);
  const seen = await floor.client.ask<Picture>(`{ ${places.join(' ')}
    appointment(id: "${appointment}") { status } ${each.join(' ')} }`);
  const placeIn = (list: string[], item: { id: string } | null) => (item ? list.indexOf(item.id) : null);
  return {
    rooms: rooms.map((_, index) => {
      const { visit, ...room } = seen[`r${index}`] as Picture['r0'];
      return { ...room, visit: placeIn(visits, visit) };
    }),
    appointment: seen.appointment.status,
    visits: visits.map((_, index) => {
      const { stage, room, endedAt, isOver, stageTimes } = seen[`v${index}`] as Picture['v0'];
      const counted = stageTimes.map((time) => time.stage);
      return { stage, room: placeIn(rooms, room), hasEnded: endedAt !== null, isOver, counted };
    }),
  };
}

export function expectedOf({ rooms, visits, appointment }: Model) {
  const lastStages = [stages.at(-1), left, mistaken];
  return {
    rooms,
    appointment,
    visits: visits.map((visit) => {
      const { stage, room, past } = visit;
      const counted = [...past.map((before) => before.stage), stage];
      return { stage, room, hasEnded: lastStages.includes(stage), isOver: isLate(visit), counted };
    }),
  };
}
