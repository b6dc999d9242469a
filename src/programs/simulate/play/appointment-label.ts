import type { Office } from '../office/office.ts';
import type { PatientScript } from '../plan/morning-plan.ts';
import { clockTime } from './clock-time.ts';

/** How the office names an appointment without naming its patient. A provider has one at a time. */
export function appointmentLabel({ providers }: Office, { provider }: PatientScript, startsAt: number): string {
  return `the ${clockTime(startsAt)} with ${providers[provider]?.name}`;
}
