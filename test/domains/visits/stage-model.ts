/** The expectations of visits, rooms and one appointment: written from the rules, not from the program. */
export interface Model {
  rooms: { readiness: string; visit: number | null }[];
  visits: ModelVisit[];
  /** Of the first patient, for today. */
  appointment: 'BOOKED' | 'ARRIVED' | 'FULFILLED';
}

interface ModelVisit {
  patient: number;
  isWalkIn: boolean;
  stage: string;
  room: number | null;
  /** Where it stood before each step that counts. */
  past: { stage: string; room: number | null }[];
}

export const stages = [
  'WAITING',
  'CALLED',
  'IN_ROOM',
  'INTAKE',
  'READY_FOR_PROVIDER',
  'WITH_PROVIDER',
  'CHECKOUT',
  'DONE',
];
const inRoom = stages.slice(2, 6);
export const left = 'LEFT_WITHOUT_BEING_SEEN';

const isOver = ({ stage }: ModelVisit): boolean => stage === 'DONE' || stage === left;
const heldAs = (stage: string): string => (stage === 'CALLED' ? 'RESERVED' : 'OCCUPIED');
const visitAt = (model: Model, index: number): ModelVisit => model.visits[index] as ModelVisit;
const roomAt = (model: Model, index: number) => model.rooms[index] as Model['rooms'][number];
const isHere = (model: Model, patient: number): boolean =>
  model.visits.some((visit) => visit.patient === patient && !isOver(visit));

const placesOf = <Item>(list: Item[], isMeant: (item: Item) => boolean): number[] =>
  list.flatMap((item, place) => (isMeant(item) ? [place] : []));
export const allVisits = ({ visits }: Model): number[] => placesOf(visits, () => true);
export const visitsToRoom = ({ visits }: Model): number[] =>
  placesOf(visits, ({ stage }) => stage === 'WAITING' || stage === 'CALLED');
export const visitsInRoom = ({ visits }: Model): number[] => placesOf(visits, ({ stage }) => inRoom.includes(stage));
export const visitsMoved = ({ visits }: Model): number[] => placesOf(visits, ({ past }) => past.length > 0);

function canReach({ stage, room }: ModelVisit, to: string): boolean {
  if (stage === 'DONE' || stage === left) return false;
  if (to === left) return true;
  if (inRoom.includes(to) && to !== 'IN_ROOM' && (room === null || stage === 'CALLED')) return false;
  return stages.indexOf(to) > stages.indexOf(stage);
}

function arrive(model: Model, patient: number, isWalkIn: boolean): string {
  if (isHere(model, patient)) return 'PatientAlreadyHereError';
  model.visits.push({ patient, isWalkIn, stage: 'WAITING', room: null, past: [] });
  return isWalkIn ? 'CheckInWalkInSuccess' : 'CheckInAppointmentSuccess';
}

export const checkInWalkIn = (model: Model, patient: number): string => arrive(model, patient, true);

export function checkInAppointment(model: Model): string {
  if (model.appointment !== 'BOOKED') return 'AppointmentStateError';
  const result = arrive(model, 0, false);
  if (result === 'CheckInAppointmentSuccess') model.appointment = 'ARRIVED';
  return result;
}

function step(model: Model, index: number, to: string, room: number | null): void {
  const visit = visitAt(model, index);
  if (visit.room !== null && visit.room !== room) {
    model.rooms[visit.room] = { readiness: visit.stage === 'CALLED' ? 'READY' : 'NEEDS_CLEANING', visit: null };
  }
  if (room !== null) model.rooms[room] = { readiness: heldAs(to), visit: index };
  visit.past.push({ stage: visit.stage, room: visit.room });
  visit.stage = to;
  visit.room = room;
  if (to === 'DONE' && !visit.isWalkIn) model.appointment = 'FULFILLED';
}

export function callPatient(model: Model, index: number, room: number): string {
  if (!canReach(visitAt(model, index), 'CALLED')) return 'StageNotReachableError';
  if (roomAt(model, room).readiness !== 'READY') return 'RoomNotReadyError';
  step(model, index, 'CALLED', room);
  return 'CallPatientSuccess';
}

export function roomPatient(model: Model, index: number, named: number | null): string {
  const visit = visitAt(model, index);
  if (!canReach(visit, 'IN_ROOM')) return 'StageNotReachableError';
  const room = named ?? visit.room;
  if (room === null) return 'InvalidInputError';
  if (room !== visit.room && roomAt(model, room).readiness !== 'READY') return 'RoomNotReadyError';
  step(model, index, 'IN_ROOM', room);
  return 'RoomPatientSuccess';
}

export function advanceVisit(model: Model, index: number, to: string): string {
  if (!stages.slice(3).includes(to)) return 'InvalidInputError';
  const visit = visitAt(model, index);
  if (!canReach(visit, to)) return 'StageNotReachableError';
  step(model, index, to, inRoom.includes(to) ? visit.room : null);
  return 'AdvanceVisitSuccess';
}

export function leaveWithoutBeingSeen(model: Model, index: number): string {
  if (!canReach(visitAt(model, index), left)) return 'StageNotReachableError';
  step(model, index, left, null);
  return 'LeaveWithoutBeingSeenSuccess';
}

export function undoVisitStep(model: Model, index: number): string {
  const visit = visitAt(model, index);
  const before = visit.past.at(-1);
  if (!before) return 'NothingToUndoError';
  if (isOver(visit) && isHere(model, visit.patient)) return 'PatientAlreadyHereError';
  const comesBack = before.room !== null && before.room !== visit.room;
  const free = before.stage === 'CALLED' ? ['READY'] : ['READY', 'NEEDS_CLEANING'];
  if (comesBack && !free.includes(roomAt(model, before.room ?? 0).readiness)) return 'RoomNotReadyError';
  if (visit.room !== null) model.rooms[visit.room] = { readiness: 'READY', visit: null };
  if (before.room !== null) model.rooms[before.room] = { readiness: heldAs(before.stage), visit: index };
  if (visit.stage === 'DONE' && !visit.isWalkIn) model.appointment = 'ARRIVED';
  visit.past.pop();
  visit.stage = before.stage;
  visit.room = before.room;
  return 'UndoVisitStepSuccess';
}

const turnOver = ['OUT_OF_SERVICE', 'NEEDS_CLEANING', 'CLEANING', 'SETTING_UP', 'READY'];
export const readinesses = [...turnOver, 'RESERVED', 'OCCUPIED'];

/** The readiness after this one, as rooms are turned over. */
export function afterwards(room: { readiness: string } | undefined): string {
  return turnOver[turnOver.indexOf(room?.readiness ?? '') + 1] ?? 'CLEANING';
}

export const roomsToTurnOver = ({ rooms }: Model): number[] =>
  placesOf(rooms, ({ readiness }) => turnOver.slice(0, -1).includes(readiness));

export function changeRoomReadiness(model: Model, index: number, to: string): string {
  const room = roomAt(model, index);
  const place = turnOver.indexOf(room.readiness);
  const isNext = place >= 0 && place < 4 && turnOver[place + 1] === to;
  const isClosing = place > 0 && to === 'OUT_OF_SERVICE';
  if (!isNext && !isClosing) return 'ReadinessNotReachableError';
  room.readiness = to;
  return 'ChangeRoomReadinessSuccess';
}
