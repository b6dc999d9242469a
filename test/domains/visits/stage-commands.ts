import fc from 'fast-check';
import { expect } from 'vitest';
import type { Result } from './floor.ts';
import * as office from './stage-model.ts';
import { expectedOf, lookAt, type World } from './stage-world.ts';

/** One action of a member of staff. The model says beforehand what must come of it. */
interface Deed {
  label: string;
  /** Places of the visits or rooms it can be done to; without any it is not done. */
  among?: (model: office.Model) => number[];
  /** Which of them, counted round. */
  nth?: number;
  expectation: (model: office.Model, place: number) => string;
  act: (world: World, place: number) => Promise<Result>;
}

class DeedCommand implements fc.AsyncCommand<office.Model, World> {
  readonly #deed: Deed;

  constructor(deed: Deed) {
    this.#deed = deed;
  }

  check(model: Readonly<office.Model>): boolean {
    return this.#deed.among?.(model).length !== 0;
  }

  async run(model: office.Model, world: World): Promise<void> {
    const { label, among, nth = 0, expectation, act } = this.#deed;
    const places = among?.(model) ?? [0];
    const place = places[nth % places.length] ?? 0;
    const expected = expectation(model, place);
    const result = await act(world, place);
    expect(result.__typename, `${this} on ${place}: ${result.message}`).toBe(expected);
    if (label.startsWith('check in') && expected.endsWith('Success')) world.visits.push(result.visit?.id ?? '');
    expect(await lookAt(world), `after ${this} on ${place}`).toEqual(expectedOf(model));
  }

  toString(): string {
    return this.#deed.label;
  }
}

const deed = (details: Deed): DeedCommand => new DeedCommand(details);
const idAt = (ids: string[], place: number): string => ids[place] ?? '';
const change = (mutation: string, input?: Record<string, unknown>): Deed['act'] => {
  return ({ floor, visits }, place) => floor.change(mutation, idAt(visits, place), input);
};

const patient = fc.nat(2);
const nth = fc.nat(5);
const room = fc.nat(1);
/** Mostly visits it is meant for, now and then any. */
const mostly = (meant: NonNullable<Deed['among']>) => fc.constantFrom(meant, meant, meant, office.allVisits);
const toRoom = mostly(office.visitsToRoom);
const inRoom = mostly(office.visitsInRoom);

const walkIn = patient.map((who) =>
  deed({
    label: `check in patient ${who} as a walk-in`,
    expectation: (model) => office.checkInWalkIn(model, who),
    act: ({ floor, patients }) => floor.walkIn({ patientId: idAt(patients, who) }),
  }),
);

const appointment = fc.constant(null).map(() =>
  deed({
    label: 'check in the appointment',
    expectation: (model) => office.checkInAppointment(model),
    act: ({ floor, appointment: id }) => floor.change('checkInAppointment', id),
  }),
);

const call = fc.record({ among: toRoom, nth, where: room }).map(({ where, ...choice }) =>
  deed({
    ...choice,
    label: `call to room ${where}`,
    expectation: (model, place) => office.callPatient(model, place, where),
    act: (world, place) => change('callPatient', { roomId: idAt(world.rooms, where) })(world, place),
  }),
);

const bringIn = fc.record({ among: toRoom, nth, where: fc.option(room) }).map(({ where, ...choice }) =>
  deed({
    ...choice,
    label: `bring into room ${where ?? 'called to'}`,
    expectation: (model, place) => office.roomPatient(model, place, where),
    act: (world, place) =>
      change('roomPatient', where === null ? {} : { roomId: idAt(world.rooms, where) })(world, place),
  }),
);

/** Mostly stages that advancing leads to, now and then one that it does not. */
const stage = fc.constantFrom(...office.stages.slice(3), ...office.stages, office.left);
const advance = fc.record({ among: inRoom, nth, to: stage }).map(({ to, ...choice }) =>
  deed({
    ...choice,
    label: `advance to ${to}`,
    expectation: (model, place) => office.advanceVisit(model, place, to),
    act: change('advanceVisit', { to }),
  }),
);

const leave = fc.record({ among: inRoom, nth }).map((choice) =>
  deed({
    ...choice,
    label: 'leave',
    expectation: office.leaveWithoutBeingSeen,
    act: change('leaveWithoutBeingSeen'),
  }),
);

const undoable = fc.constantFrom(office.visitsMoved, office.visitsMoved, office.visitsMoved, office.allVisits);
const undo = fc.record({ among: undoable, nth }).map((choice) =>
  deed({
    ...choice,
    label: 'undo the last step',
    expectation: (model, place) => office.undoVisitStep(model, place),
    act: change('undoVisitStep', { reason: 'Wrong button' }),
  }),
);

const undoElsewhere = fc.record({ among: undoable, nth, where: room }).map(({ where, ...choice }) =>
  deed({
    ...choice,
    label: `undo the last step into room ${where}`,
    expectation: (model, place) => office.undoVisitStep(model, place, where),
    act: (world, place) =>
      change('undoVisitStep', { reason: 'Wrong button', roomId: idAt(world.rooms, where) })(world, place),
  }),
);

const undoArrival = fc.record({ among: toRoom, nth }).map((choice) =>
  deed({
    ...choice,
    label: 'undo the arrival',
    expectation: office.undoCheckIn,
    act: change('undoCheckIn', { reason: 'Wrong line' }),
  }),
);

const callingOff = { cancelAppointment: { by: 'PATIENT', reason: 'Has a cold' }, markNoShow: {} };
const callOff = fc.constantFrom('cancelAppointment' as const, 'markNoShow' as const).map((mutation) =>
  deed({
    label: `call the appointment off: ${mutation}`,
    expectation: (model) => office.callOff(model, mutation === 'markNoShow' ? 'NO_SHOW' : 'CANCELLED'),
    act: ({ floor, appointment: id }) => floor.change(mutation, id, callingOff[mutation]),
  }),
);

const reinstate = fc.constant(null).map(() =>
  deed({
    label: 'reinstate the appointment',
    expectation: (model) => office.reinstate(model),
    act: ({ floor, appointment: id }) => floor.change('reinstateAppointment', id, { reason: 'Wrong line' }),
  }),
);

const age = nth.map((choice) =>
  deed({
    ...{ nth: choice, among: office.allVisits, label: 'let hours pass' },
    expectation: office.growOlder,
    act: async ({ visits, letHoursPass }, place) => {
      await letHoursPass(idAt(visits, place));
      return { __typename: 'MarkOverSuccess' };
    },
  }),
);

const openOrClose = fc.tuple(room, fc.boolean()).map(([where, isActive]) =>
  deed({
    label: `${isActive ? 'open' : 'close'} room ${where}`,
    expectation: (model) => office.openOrClose(model, where, isActive),
    act: async ({ floor, rooms, asManager }) => {
      const { version } = await floor.roomNow(idAt(rooms, where));
      return asManager.change('updateRoom', idAt(rooms, where), { expectedVersion: version, isActive });
    },
  }),
);

const move = fc.tuple(room, fc.constantFrom(...office.readinesses)).map(([where, to]) =>
  deed({
    label: `move room ${where} to ${to}`,
    expectation: (model) => office.changeRoomReadiness(model, where, to),
    act: ({ floor, rooms }) => floor.change('changeRoomReadiness', idAt(rooms, where), { to, reason: 'As asked' }),
  }),
);

const turnOver = nth.map((choice) =>
  deed({
    ...{ nth: choice, among: office.roomsToTurnOver, label: 'turn a room over' },
    expectation: (model, place) => office.changeRoomReadiness(model, place, office.afterwards(model.rooms[place])),
    act: async ({ floor, rooms }, place) => {
      const id = idAt(rooms, place);
      return floor.change('changeRoomReadiness', id, { to: office.afterwards(await floor.roomNow(id)) });
    },
  }),
);

/** Commands that bring a visit into a room and out of it again are drawn more often, and those that turn the room over meanwhile. */
export const deeds = [walkIn, appointment, call, leave, move, undo, undo].concat([
  ...[undoElsewhere, undoArrival, callOff, reinstate, appointment, age, openOrClose],
  ...[bringIn, bringIn, bringIn],
  ...[advance, advance, advance],
  ...[turnOver, turnOver, turnOver],
]);
