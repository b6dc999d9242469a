/** The expectations of visits, rooms and one appointment: written from the rules, not from the program. */
export interface Model {
  rooms: { readiness: string; visit: number | null; isActive: boolean }[];
  visits: ModelVisit[];
  /** Of the first patient, for today. */
  appointment: 'BOOKED' | 'ARRIVED' | 'FULFILLED' | 'CANCELLED' | 'NO_SHOW';
}

interface ModelVisit {
  patient: number;
  isWalkIn: boolean;
  stage: string;
  room: number | null;
  /** Whether the stage has lasted for hours. */
  isLong: boolean;
  /** Where it stood before each step that counts. */
  past: { stage: string; room: number | null; isLong: boolean }[];
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
export const mistaken = 'ENTERED_IN_ERROR';
/** The stages that the office of the world has thresholds for, of less than hours. */
export const limited = ['WAITING', 'IN_ROOM', 'WITH_PROVIDER'];

const isOver = ({ stage }: ModelVisit): boolean => stage === 'DONE' || stage === left || stage === mistaken;
const heldAs = (stage: string): string => (stage === 'CALLED' ? 'RESERVED' : 'OCCUPIED');
/** Ready, and open. */
const isFree = ({ readiness, isActive }: Model['rooms'][number], readinesses = ['READY']): boolean =>
  isActive && readinesses.includes(readiness);
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
  if (stage === 'DONE' || stage === left || stage === mistaken) return false;
  if (to === left) return true;
  if (inRoom.includes(to) && to !== 'IN_ROOM' && (room === null || stage === 'CALLED')) return false;
  return stages.indexOf(to) > stages.indexOf(stage);
}

function arrive(model: Model, patient: number, isWalkIn: boolean): string {
  if (isHere(model, patient)) return 'PatientAlreadyHereError';
  model.visits.push({ patient, isWalkIn, stage: 'WAITING', room: null, isLong: false, past: [] });
  return isWalkIn ? 'CheckInWalkInSuccess' : 'CheckInAppointmentSuccess';
}

export const checkInWalkIn = (model: Model, patient: number): string => arrive(model, patient, true);

export function checkInAppointment(model: Model): string {
  if (!['BOOKED', 'NO_SHOW'].includes(model.appointment)) return 'AppointmentStateError';
  const result = arrive(model, 0, false);
  if (result === 'CheckInAppointmentSuccess') model.appointment = 'ARRIVED';
  return result;
}

function hold(model: Model, room: number, readiness: string, visit: number | null): void {
  Object.assign(roomAt(model, room), { readiness, visit });
}

function step(model: Model, index: number, to: string, room: number | null): void {
  const visit = visitAt(model, index);
  if (visit.room !== null && visit.room !== room) {
    hold(model, visit.room, visit.stage === 'CALLED' ? 'READY' : 'NEEDS_CLEANING', null);
  }
  if (room !== null) hold(model, room, heldAs(to), index);
  visit.past.push({ stage: visit.stage, room: visit.room, isLong: visit.isLong });
  visit.isLong = false;
  visit.stage = to;
  visit.room = room;
  if (to === 'DONE' && !visit.isWalkIn) model.appointment = 'FULFILLED';
}

export function callPatient(model: Model, index: number, room: number): string {
  if (!canReach(visitAt(model, index), 'CALLED')) return 'StageNotReachableError';
  if (!isFree(roomAt(model, room))) return 'RoomNotReadyError';
  step(model, index, 'CALLED', room);
  return 'CallPatientSuccess';
}

export function roomPatient(model: Model, index: number, named: number | null): string {
  const visit = visitAt(model, index);
  if (!canReach(visit, 'IN_ROOM')) return 'StageNotReachableError';
  const room = named ?? visit.room;
  if (room === null) return 'InvalidInputError';
  if (room !== visit.room && !isFree(roomAt(model, room))) return 'RoomNotReadyError';
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

/** Takes the last step back, into the room before it or the one that is named. */
export function undoVisitStep(model: Model, index: number, named: number | null = null): string {
  const visit = visitAt(model, index);
  const before = visit.past.at(-1);
  if (!before || visit.stage === mistaken) return 'NothingToUndoError';
  const returns = before.room !== null && before.room !== visit.room;
  if (named !== null && !returns) return 'InvalidInputError';
  if (isOver(visit) && isHere(model, visit.patient)) return 'PatientAlreadyHereError';
  const room = named ?? before.room;
  const free = room !== before.room || before.stage === 'CALLED' ? ['READY'] : ['READY', 'NEEDS_CLEANING'];
  if (room !== null && room !== visit.room && !isFree(roomAt(model, room), free)) return 'RoomNotReadyError';
  if (visit.room !== null) hold(model, visit.room, 'READY', null);
  if (room !== null) hold(model, room, heldAs(before.stage), index);
  if (visit.stage === 'DONE' && !visit.isWalkIn) model.appointment = 'ARRIVED';
  visit.past.pop();
  visit.stage = before.stage;
  visit.room = room;
  visit.isLong = before.isLong;
  return 'UndoVisitStepSuccess';
}

export function undoCheckIn(model: Model, index: number): string {
  const visit = visitAt(model, index);
  if (visit.stage !== 'WAITING') return 'StageNotReachableError';
  visit.past.push({ stage: visit.stage, room: null, isLong: visit.isLong });
  visit.stage = mistaken;
  if (!visit.isWalkIn) model.appointment = 'BOOKED';
  return 'UndoCheckInSuccess';
}

export function callOff(model: Model, status: 'CANCELLED' | 'NO_SHOW'): string {
  if (model.appointment !== 'BOOKED') return 'AppointmentStateError';
  model.appointment = status;
  return status === 'CANCELLED' ? 'CancelAppointmentSuccess' : 'MarkNoShowSuccess';
}

export function reinstate(model: Model): string {
  if (!['CANCELLED', 'NO_SHOW'].includes(model.appointment)) return 'AppointmentStateError';
  model.appointment = 'BOOKED';
  return 'ReinstateAppointmentSuccess';
}

/** Hours pass for a visit, and the job looks at it. */
export function growOlder(model: Model, index: number): string {
  const visit = visitAt(model, index);
  for (const one of [visit, ...visit.past]) one.isLong = true;
  return 'MarkOverSuccess';
}

export const isLate = ({ stage, isLong }: ModelVisit): boolean => isLong && limited.includes(stage);

export function openOrClose(model: Model, index: number, isActive: boolean): string {
  const room = roomAt(model, index);
  if (room.isActive === isActive) return 'UpdateRoomSuccess';
  if (room.visit !== null) return 'InvalidInputError';
  if (isActive && room.readiness !== 'OUT_OF_SERVICE') room.readiness = 'NEEDS_CLEANING';
  room.isActive = isActive;
  return 'UpdateRoomSuccess';
}

const turnOver = ['OUT_OF_SERVICE', 'NEEDS_CLEANING', 'CLEANING', 'SETTING_UP', 'READY'];
export const readinesses = [...turnOver, 'RESERVED', 'OCCUPIED'];

/** The readiness after this one, as rooms are turned over. */
export function afterwards(room: { readiness: string } | undefined): string {
  return turnOver[turnOver.indexOf(room?.readiness ?? '') + 1] ?? 'CLEANING';
}

export const roomsToTurnOver = ({ rooms }: Model): number[] =>
  placesOf(rooms, ({ readiness, isActive }) => isActive && turnOver.slice(0, -1).includes(readiness));

export function changeRoomReadiness(model: Model, index: number, to: string): string {
  const room = roomAt(model, index);
  if (!room.isActive) return 'InvalidInputError';
  const place = turnOver.indexOf(room.readiness);
  const isNext = place >= 0 && place < 4 && turnOver[place + 1] === to;
  const isClosing = place > 0 && to === 'OUT_OF_SERVICE';
  if (!isNext && !isClosing) return 'ReadinessNotReachableError';
  room.readiness = to;
  return 'ChangeRoomReadinessSuccess';
}
