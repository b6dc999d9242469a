import { timeAt } from './at-noon.ts';
import { type Floor, floorAt } from './floor.ts';
import { checkInWalkIn, left, type Model, stages } from './stage-model.ts';

/** A site of the real office that a model stands beside. Its parts are named by their place in the lists. */
export interface World {
  floor: Floor;
  rooms: string[];
  patients: string[];
  visits: string[];
  appointment: string;
}

/** Two patients wait, the third has an appointment, and both rooms are ready. */
export async function openWorld({ office, client }: Floor, zone: string): Promise<{ model: Model; real: World }> {
  const floor = await floorAt(office, client, await office.site({ timeZone: zone }));
  const rooms = [await floor.room('Exam 1'), await floor.room('Exam 2')];
  const patients = [await office.patient(), await office.patient(), await office.patient()];
  const appointment = await floor.appointment({ patientId: patients[0], startsAt: timeAt(zone, '15:00') });
  const model: Model = {
    rooms: rooms.map(() => ({ readiness: 'READY', visit: null })),
    visits: [],
    appointment: 'BOOKED',
  };
  const visits: string[] = [];
  for (const [patient, patientId] of patients.slice(1).entries()) {
    visits.push((await floor.arrival({ patientId })).id);
    checkInWalkIn(model, patient + 1);
  }
  return { model, real: { floor, rooms, patients, visits, appointment } };
}

interface Picture {
  site: { rooms: { readiness: string; visit: { id: string } | null }[] };
  appointment: { status: string };
  [visit: `v${number}`]: {
    stage: string;
    room: { id: string } | null;
    endedAt: string | null;
    stageTimes: { stage: string }[];
  };
}

/** The world as the public API shows it, in the words of the model. */
export async function lookAt({ floor, rooms, visits, appointment }: World) {
  const each = visits.map(
    (id, index) => `v${index}: visit(id: "${id}") { stage room { id } endedAt stageTimes { stage } }`,
  );
  const seen = await floor.client.ask<Picture>(`{ site(id: "${floor.siteId}") { rooms { readiness visit { id } } }
    appointment(id: "${appointment}") { status } ${each.join(' ')} }`);
  const placeIn = (list: string[], item: { id: string } | null) => (item ? list.indexOf(item.id) : null);
  return {
    rooms: seen.site.rooms.map(({ readiness, visit }) => ({ readiness, visit: placeIn(visits, visit) })),
    appointment: seen.appointment.status,
    visits: visits.map((_, index) => {
      const { stage, room, endedAt, stageTimes } = seen[`v${index}`] as Picture['v0'];
      const counted = stageTimes.map((time) => time.stage);
      return { stage, room: placeIn(rooms, room), isOver: endedAt !== null, counted };
    }),
  };
}

export function expectedOf({ rooms, visits, appointment }: Model) {
  const lastStages = [stages.at(-1), left];
  return {
    rooms,
    appointment,
    visits: visits.map(({ stage, room, past }) => {
      const counted = [...past.map((before) => before.stage), stage];
      return { stage, room, isOver: lastStages.includes(stage), counted };
    }),
  };
}
