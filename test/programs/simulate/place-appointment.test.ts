import { expect, test } from 'vitest';
import type { BusyTime } from '../../../src/programs/simulate/play/nearest-free-times.ts';
import { type Attempt, placeAppointment } from '../../../src/programs/simulate/play/place-appointment.ts';

const at = (clock: string) => `2026-11-18T${clock}:00.000Z`;
const wanted = { startsAt: new Date(at('09:00')), minutes: 20, roomId: 'room', mayBeLater: true };

interface Day {
  /** When the provider is taken. */
  busy?: [from: string, until: string][];
  /** The times refused although the provider is free. */
  refused?: Record<string, Attempt>;
  offers?: string[];
}

/** Books on such a day; answers when, and what was tried. */
async function book({ busy = [], refused = {}, offers = [] }: Day, want = wanted) {
  const tried: string[] = [];
  const taken: BusyTime[] = busy.map(([startsAt, endsAt]) => ({ startsAt: at(startsAt), endsAt: at(endsAt) }));
  const calendar = { dayOf: (instant: Date) => instant.toISOString().slice(0, 10), busyTimes: async () => taken };
  const id = await placeAppointment(calendar, want, async (startsAt, roomId): Promise<Attempt> => {
    tried.push(`${startsAt.slice(11, 16)} ${roomId ?? 'any room'}`);
    const end = new Date(Date.parse(startsAt) + want.minutes * 60_000).toISOString();
    if (taken.some((time) => time.startsAt < end && startsAt < time.endsAt)) return inTheWay('PROVIDER', offers);
    return refused[`${startsAt} ${roomId}`] ?? { id: startsAt };
  });
  return { at: id?.slice(11, 16) ?? null, tried };
}

function inTheWay(resource: 'PROVIDER' | 'ROOM' | 'PATIENT', offers: string[] = []): Attempt {
  return { taken: { resource, nextFreeSlots: offers.map((startsAt) => ({ startsAt })) } };
}

test('a free time is taken as it is', async () => {
  expect(await book({})).toEqual({ at: '09:00', tried: ['09:00 room'] });
});

test('where the time is taken, the first one offered of the same day is taken', async () => {
  const offers = ['2026-11-19T08:00:00.000Z', at('10:40'), at('11:00')];
  expect((await book({ busy: [['08:50', '10:00']], offers })).at).toBe('10:40');
});

test('where nothing is offered that day, the nearest free time is taken, before or after', async () => {
  const offers = ['2026-11-19T08:00:00.000Z'];
  expect((await book({ busy: [['08:50', '09:50']], offers })).at).toBe('08:30');
  expect((await book({ busy: [['08:10', '09:20']], offers })).at).toBe('09:20');
});

test('an appointment that will be missed is never booked for later: it must have begun', async () => {
  const day: Day = { busy: [['06:00', '09:10']], offers: [at('21:00')] };
  expect((await book(day, { ...wanted, mayBeLater: false })).at).toBe('05:40');
});

test('where the patient is taken too, the next nearest time is tried', async () => {
  const refused = { [`${at('08:30')} room`]: inTheWay('PATIENT') };
  expect(await book({ busy: [['08:50', '09:50']], refused })).toEqual({
    at: '08:25',
    tried: ['09:00 room', '08:30 room', '08:25 room'],
  });
});

test('where only the room is taken, any other will do', async () => {
  const refused = { [`${at('09:00')} room`]: inTheWay('ROOM') };
  expect(await book({ refused })).toEqual({ at: '09:00', tried: ['09:00 room', '09:00 any room'] });
});

test('on a day without a free time, or when a booking is refused for another reason, there is no appointment', async () => {
  expect((await book({ busy: [['00:00', '23:59']] })).at).toBeNull();
  const refused = { [`${at('09:00')} room`]: { refused: 'This practice has no such patient.' } };
  expect((await book({ refused })).at).toBeNull();
});
