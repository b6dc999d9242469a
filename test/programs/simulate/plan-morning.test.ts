import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstArrival, type PatientScript } from '../../../src/programs/simulate/plan/morning-plan.ts';
import { planMorning } from '../../../src/programs/simulate/plan/plan-morning.ts';
import { planProviders } from '../../../src/programs/simulate/plan/plan-providers.ts';

const inputs = {
  patients: 40,
  providers: 4,
  visitTypes: [
    { minutes: 20, providers: [0, 1, 2, 3], rooms: [0, 1, 2] },
    { minutes: 17, providers: [0, 2], rooms: [1] },
    { minutes: 10, providers: [3], rooms: [0, 1, 2] },
  ],
};
const minutesOf = ({ visitType }: PatientScript) => inputs.visitTypes[visitType]?.minutes ?? 0;
const seeds = Array.from({ length: 100 }, (_, seed) => seed);

test('the same seed plans the same morning', () => {
  expect(planMorning(7, inputs)).toEqual(planMorning(7, inputs));
});

test('another seed plans another morning', () => {
  expect(new Set(seeds.map((seed) => JSON.stringify(planMorning(seed, inputs)))).size).toBe(100);
});

test('a morning has about as many walk-ins, no-shows, cancellations and late patients as an office knows', () => {
  const scripts = seeds.flatMap((seed) => planMorning(seed, inputs));
  const part = (is: (script: PatientScript) => boolean) => scripts.filter(is).length / scripts.length;
  const comes = ({ appointment, arrivesAt }: PatientScript) => appointment !== null && arrivesAt !== null;
  expect(part(({ appointment }) => appointment === null)).toBeCloseTo(0.15, 1);
  expect(part(({ appointment, arrivesAt }) => !arrivesAt && !appointment?.call)).toBeCloseTo(0.08, 1);
  expect(part(({ appointment }) => appointment?.call != null && 'cancels' in appointment.call)).toBeCloseTo(0.06, 1);
  expect(part(({ appointment }) => appointment?.call != null && 'movesTo' in appointment.call)).toBeCloseTo(0.06, 1);
  expect(part(({ leavesAt }) => leavesAt !== null)).toBeCloseTo(0.06, 1);
  expect(part(({ mistake }) => mistake !== null)).toBeCloseTo(0.1, 1);
  expect(part(({ isMixedUp }) => isMixedUp)).toBeCloseTo(0.05, 1);
  const late = (script: PatientScript) =>
    comes(script) && !script.appointment?.call && (script.arrivesAt ?? 0) - (script.appointment?.startsAt ?? 0) >= 8;
  expect(part(late)).toBeCloseTo(0.15, 1);
  expect(part(({ appointment }) => appointment?.answer === 'CONFIRMED')).toBeGreaterThan(0.3);
});

test('no provider is booked twice at a time, no patient comes twice, and all that is booked fits into the morning', () => {
  for (const seed of seeds) {
    const scripts = planMorning(seed, inputs);
    expect(new Set(scripts.map(({ patient }) => patient)).size).toBe(scripts.length);
    const times = scripts.flatMap((script) => {
      const { appointment, provider } = script;
      const starts = appointment ? [appointment.startsAt] : [];
      if (appointment?.call && 'movesTo' in appointment.call) starts.push(appointment.call.movesTo);
      return starts.map((start) => ({ provider, start, end: start + minutesOf(script) }));
    });
    for (const { start, end } of times) {
      expect(start).toBeGreaterThanOrEqual(0);
      expect(end).toBeLessThanOrEqual(240);
    }
    const overlapping = times.filter((one) =>
      times.some(
        (other) => other !== one && other.provider === one.provider && other.start < one.end && one.start < other.end,
      ),
    );
    expect(overlapping).toEqual([]);
  }
});

test('patients call before their appointment, see providers who are fit for what they come for, and come no earlier than the first at the door', () => {
  for (const script of seeds.flatMap((seed) => planMorning(seed, inputs))) {
    const { appointment, arrivesAt, provider, visitType } = script;
    expect(inputs.visitTypes[visitType]?.providers).toContain(provider);
    if (appointment?.room != null) expect(inputs.visitTypes[visitType]?.rooms).toContain(appointment.room);
    if (appointment?.call) expect(appointment.call.at).toBeLessThan(Math.max(appointment.startsAt, 0));
    if (arrivesAt !== null) expect(arrivesAt).toBeGreaterThanOrEqual(firstArrival);
  }
});

test('in every morning the first patient is at the door from the beginning, and others come before it opens', () => {
  for (const seed of seeds) {
    const arrivals = planMorning(seed, inputs).flatMap(({ arrivesAt }) => arrivesAt ?? []);
    expect(Math.min(...arrivals)).toBe(firstArrival);
    expect(arrivals.filter((minute) => minute < 0).length).toBeGreaterThanOrEqual(3);
  }
});

test('every provider begins behind the first appointment', () => {
  for (const seed of seeds) expect(planProviders(seed, 3).every((minute) => minute > 0 && minute < 15)).toBe(true);
});

test('when more want to come than the providers have time for, the morning is full and the rest is omitted', () => {
  const scripts = planMorning(1, {
    ...inputs,
    patients: 200,
    providers: 1,
    visitTypes: [{ minutes: 60, providers: [0], rooms: [0] }],
  });
  expect(scripts.filter(({ appointment }) => appointment).length).toBeLessThanOrEqual(4);
  expect(scripts.length).toBeLessThanOrEqual(5);
});

test('any practice gets a plan, however few its patients and however long its visits', () => {
  fc.assert(
    fc.property(
      fc.nat(),
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 5, max: 480 }),
      (seed, patients, minutes) => {
        const scripts = planMorning(seed, {
          patients,
          providers: 1,
          visitTypes: [{ minutes, providers: [0], rooms: [0] }],
        });
        return scripts.every(({ appointment, arrivesAt }) => appointment !== null || arrivesAt !== null);
      },
    ),
  );
});
