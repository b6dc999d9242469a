import { type Entry, fillDiary } from './fill-diary.ts';
import {
  type Durations,
  firstArrival,
  type MorningInputs,
  type PatientScript,
  type PlannedAppointment,
} from './morning-plan.ts';
import { type Random, seededRandom } from './seeded-random.ts';
import { type Starts, spreadOverMorning } from './spread-over-morning.ts';

/** The share of all patients that it happens to. */
const share = {
  walkIn: 0.15,
  noShow: 0.08,
  cancels: 0.06,
  moves: 0.06,
  isLate: 0.15,
  leaves: 0.06,
  mistake: 0.1,
  mixedUp: 0.05,
};

const reasons = ['Cannot get away from work', 'Has no ride', 'Is out of town'];
const latestWalkIn = 200;
/** How many wait at the door, the first of them from the very beginning. */
const atTheDoor = 3;
/** Minutes before a patient's arrival at which the desk takes another patient for them. */
export const mixedUpBefore = 4;

/** A morning's scripts in the order in which they begin: always the same for the same seed and inputs. */
export function planMorning(seed: number, inputs: MorningInputs): PatientScript[] {
  const random = seededRandom(seed);
  const patients = random.shuffled(Array.from({ length: inputs.patients }, (_, patient) => patient));
  const wanted = Math.round(patients.length * share.walkIn);
  const moving = Math.round(patients.length * share.moves);
  const booked = fillDiary(random, patients.slice(wanted), inputs, moving);
  const walkIns = patients.slice(0, Math.min(wanted, Math.round((booked.length * share.walkIn) / (1 - share.walkIn))));
  const scripts = [
    ...bookedScripts(random, booked, inputs, booked.length + walkIns.length),
    ...walkIns.map((patient) => walkInScript(random, patient, inputs)),
  ];
  addTrouble(random, scripts);
  scripts.sort((one, other) => beginning(one) - beginning(other) || one.patient - other.patient);
  comeEarly(random, scripts);
  return scripts;
}

/** Some of the first patients are there before the doors open. */
function comeEarly(random: Random, scripts: PatientScript[]): void {
  const first = scripts.filter(
    ({ arrivesAt, leavesAt, appointment }) => arrivesAt !== null && leavesAt === null && !appointment?.call,
  );
  for (const [place, script] of first.slice(0, atTheDoor).entries()) {
    script.arrivesAt = place === 0 ? firstArrival : random.between(firstArrival + 1, -3);
    script.isMixedUp = false;
  }
}

function beginning({ appointment, arrivesAt }: PatientScript): number {
  return appointment?.startsAt ?? arrivesAt ?? 0;
}

function bookedScripts(random: Random, booked: Entry[], inputs: MorningInputs, all: number): PatientScript[] {
  const starts = spreadOverMorning(random, booked, inputs);
  const others = random.shuffled(booked.filter(({ moves }) => !moves));
  const take = (part: number) => new Set(others.splice(0, Math.round(all * part)));
  const noShows = take(share.noShow);
  const cancelling = take(share.cancels);
  const late = take(share.isLate);
  return booked.map((entry) => {
    const appointment = planAppointment(random, entry, starts.get(entry) ?? [], inputs);
    const [delay, most] = late.has(entry) ? [8, 20] : [-15, 2];
    const due = appointment.call && 'movesTo' in appointment.call ? appointment.call.movesTo : appointment.startsAt;
    const arrivesAt = Math.max(firstArrival, due + random.between(delay, most));
    const durations = planDurations(random, inputs.visitTypes[entry.visitType]?.minutes ?? 0);
    const { patient, visitType, provider } = entry;
    const script = {
      patient,
      visitType,
      provider,
      appointment,
      leavesAt: null,
      mistake: null,
      isMixedUp: false,
      durations,
    };
    if (noShows.has(entry)) return { ...script, arrivesAt: null };
    if (!cancelling.has(entry)) return { ...script, arrivesAt };
    const call = { at: callingTime(random, appointment.startsAt), cancels: random.pick(reasons) };
    return { ...script, arrivesAt: null, appointment: { ...appointment, call } };
  });
}

function planAppointment(
  random: Random,
  { visitType, provider, moves }: Entry,
  [startsAt = 0, movesTo = 0]: Starts,
  { visitTypes }: MorningInputs,
): PlannedAppointment {
  // A provider's own room: no other provider books it, so that no two appointments want it at once.
  const hasRoom = visitTypes[visitType]?.rooms.includes(provider) && random.below(2) === 0;
  return {
    startsAt,
    room: hasRoom ? provider : null,
    answer: random.pick(['CONFIRMED', 'CONFIRMED', 'CONFIRMED', 'UNREACHABLE', null]),
    call: moves ? { at: callingTime(random, startsAt), movesTo } : null,
  };
}

/** At least five minutes before the start, from shortly before the doors open. */
function callingTime(random: Random, startsAt: number): number {
  return random.between(-5, Math.max(-5, startsAt - 5));
}

function walkInScript(random: Random, patient: number, { visitTypes }: MorningInputs): PatientScript {
  const visitType = random.below(visitTypes.length);
  const { minutes = 0, providers = [0] } = visitTypes[visitType] ?? {};
  return {
    ...{ patient, visitType, provider: random.pick(providers), appointment: null, leavesAt: null },
    ...{ mistake: null, isMixedUp: false },
    arrivesAt: random.between(5, latestWalkIn),
    durations: planDurations(random, minutes),
  };
}

/** Some lose patience, some are moved on by a wrong button, and some are checked in by a wrong line. */
function addTrouble(random: Random, scripts: PatientScript[]): void {
  const coming = random.shuffled(scripts.filter(({ arrivesAt }) => arrivesAt !== null));
  for (const script of coming.splice(0, Math.round(scripts.length * share.leaves))) {
    script.leavesAt = (script.arrivesAt ?? 0) + random.between(6, 14);
  }
  for (const script of coming.splice(0, Math.round(scripts.length * share.mistake))) {
    script.mistake = random.pick([
      { during: 'INTAKE', to: 'WITH_PROVIDER' },
      { during: 'WITH_PROVIDER', to: 'CHECKOUT' },
    ] as const);
  }
  const booked = coming.filter(({ appointment, arrivesAt }) => appointment && (arrivesAt ?? 0) > mixedUpBefore);
  for (const script of booked.splice(0, Math.ceil(scripts.length * share.mixedUp))) script.isMixedUp = true;
}

/**
 * How long one patient's stages and the turnover of their room take; the provider's part grows with the visit type's
 * length.
 */
function planDurations(random: Random, visitMinutes: number): Durations {
  const withProvider = Math.round((visitMinutes * random.between(75, 125)) / 100);
  return {
    paperwork: random.between(4, 10),
    toRoom: random.between(1, 2),
    toIntake: random.between(1, 3),
    intake: random.between(4, 9),
    withProvider: Math.min(Math.max(withProvider, 4), 45),
    checkout: random.between(2, 6),
    toCleaning: random.between(1, 4),
    cleaning: random.between(3, 6),
    settingUp: random.between(2, 5),
  };
}
