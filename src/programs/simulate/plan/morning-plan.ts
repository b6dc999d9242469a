/** The morning is from 08:00 to 12:00; all times in a plan are simulated minutes since 08:00. */
export const morningMinutes = 240;

/** The first patients come before the doors open. */
export const firstArrival = -10;

/** The material a plan is made for. People and things are named by their place in the office's lists. */
export interface MorningInputs {
  patients: number;
  providers: number;
  visitTypes: readonly { minutes: number; providers: readonly number[]; rooms: readonly number[] }[];
}

export interface PlannedAppointment {
  startsAt: number;
  /** Booked with it; null where any will do. */
  room: number | null;
  /** The patient's answer when asked before; null when they were not asked. */
  answer: 'CONFIRMED' | 'UNREACHABLE' | null;
  /** The patient calls, and does not come or comes later. */
  call: { at: number; cancels: string } | { at: number; movesTo: number } | null;
}

/** A wrong button: the visit is moved to a stage too early, and back again. */
export interface Mistake {
  during: 'INTAKE' | 'WITH_PROVIDER';
  to: 'WITH_PROVIDER' | 'CHECKOUT';
}

/** The length of things, in minutes, if no one has to wait. */
export interface Durations {
  /** At the desk, before the patient can be called. */
  paperwork: number;
  toRoom: number;
  toIntake: number;
  intake: number;
  withProvider: number;
  checkout: number;
  toCleaning: number;
  cleaning: number;
  settingUp: number;
}

/** One patient's morning. */
export interface PatientScript {
  patient: number;
  visitType: number;
  provider: number;
  /** Null for a walk-in. */
  appointment: PlannedAppointment | null;
  /** Null when the patient does not come. */
  arrivesAt: number | null;
  /** When the patient has had enough of waiting, unless they are with the provider by then; null for all the others. */
  leavesAt: number | null;
  mistake: Mistake | null;
  /** The desk checks the patient in before they come, in place of another, and takes it back. */
  isMixedUp: boolean;
  durations: Durations;
}
