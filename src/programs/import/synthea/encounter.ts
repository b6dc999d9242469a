import type { ImportedRow } from '../source.ts';

/** A row of encounters.csv. Ids are Synthea's. */
export interface Encounter extends ImportedRow {
  startsAt: Date;
  endsAt: Date;
  patientId: string;
  organizationId: string;
  providerId: string;
  payerId: string | null;
  description: string;
}
