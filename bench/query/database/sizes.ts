/** How much data there is. Each practice has 2 sites, each site 200 appointments a working day. */
export interface Sizes {
  practices: number;
  patientsEach: number;
  /** Working days with appointments, today not among them. */
  days: number;
  /** Appointments of today that can be checked in, in each practice. */
  todayEach: number;
}

/** 20 practices, 40,000 patients, 400,000 appointments. */
export const ordinary: Sizes = { practices: 20, patientsEach: 2_000, days: 50, todayEach: 1_900 };

/** To try the bench itself out. */
export const small: Sizes = { practices: 4, patientsEach: 500, days: 10, todayEach: 450 };

/** Ten times the patients and ten times the years of the same practices. */
export function tenfold(sizes: Sizes): Sizes {
  return { ...sizes, patientsEach: 10 * sizes.patientsEach, days: 10 * sizes.days };
}

export function appointmentsOf({ practices, days }: Sizes): number {
  return practices * 2 * days * 200;
}
