import { base, en, Faker } from '@faker-js/faker';
import type { Temporal } from 'temporal-polyfill';
import type { Clinic } from './find-clinic.ts';

export type Fate = 'KEPT' | 'MISSED' | 'CANCELLED' | 'TO_COME';

export interface PlannedVisit {
  patientId: string;
  providerId: string;
  visitTypeId: string;
  startsAt: Date;
  endsAt: Date;
  fate: Fate;
  /** Minutes from arrival to the room. */
  waits: number;
}

const daysBack = 365;
const daysAhead = 14;
const visitsAPatient = 3;
const slotMinutes = 20;
/** 08:00 to 12:00 and 13:00 to 17:00, in slots. */
const hours = [8, 9, 10, 11, 13, 14, 15, 16];
const slotsADay = hours.length * (60 / slotMinutes);
/** The share of a provider's slots that is ever taken. */
const mostTaken = 0.9;

/** A year of visits and two weeks of appointments, in the order of their days. No provider has two at a time. */
export function planVisits(seed: number, patientIds: readonly string[], clinic: Clinic): PlannedVisit[] {
  const random = new Faker({ locale: [en, base], seed });
  const days = weekdays(clinic.today);
  const slots = days.length * clinic.providerIds.length * slotsADay;
  const taken = Math.min(mostTaken, (patientIds.length * visitsAPatient) / slots);
  return days.flatMap((day) => {
    const here = new Set<string>();
    return clinic.providerIds.flatMap((providerId) =>
      slotsOf(day, clinic, providerId).flatMap((startsAt) => {
        if (random.number.float() >= taken) return [];
        const patientId = random.helpers.arrayElement(patientIds);
        if (here.has(patientId)) return [];
        here.add(patientId);
        const fitting = clinic.visitTypes.filter(({ minutes }) => minutes <= slotMinutes);
        const type = random.helpers.arrayElement(fitting.length > 0 ? fitting : clinic.visitTypes);
        const endsAt = new Date(startsAt.getTime() + Math.min(type.minutes, slotMinutes) * 60_000);
        const fate = day.toString() > clinic.today.toString() ? 'TO_COME' : pastFate(random.number.float());
        const waits = random.number.int({ min: 2, max: 35 });
        return [{ patientId, providerId, visitTypeId: type.id, startsAt, endsAt, fate, waits }];
      }),
    );
  });
}

function weekdays(today: Temporal.PlainDate): Temporal.PlainDate[] {
  const first = today.subtract({ days: daysBack });
  return Array.from({ length: daysBack + 1 + daysAhead }, (_, index) => first.add({ days: index })).filter(
    (day) => day.dayOfWeek <= 5 && !day.equals(today),
  );
}

function slotsOf(day: Temporal.PlainDate, { site, taken }: Clinic, providerId: string): Date[] {
  const busy = taken.get(providerId) ?? [];
  return hours
    .flatMap((hour) => Array.from({ length: 60 / slotMinutes }, (_, slot) => ({ hour, minute: slot * slotMinutes })))
    .map((plainTime) => day.toZonedDateTime({ timeZone: site.timeZone, plainTime }).epochMilliseconds)
    .filter((start) => !busy.some((time) => time.start < start + slotMinutes * 60_000 && start < time.end))
    .map((start) => new Date(start));
}

function pastFate(chance: number): Fate {
  if (chance < 0.07) return 'MISSED';
  return chance < 0.14 ? 'CANCELLED' : 'KEPT';
}
