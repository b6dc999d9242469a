import { defineEntity, p } from '@mikro-orm/core';

/** How far the search terms of a practice's patients have been made again. */
export const PatientSearchRenewalEntity = defineEntity({
  name: 'PatientSearchRenewal',
  tableName: 'patient_search_renewal',
  properties: {
    practiceId: p.uuid().primary(),
    termsVersion: p.integer(),
    /** The last patient whose terms are new, in the order of ids. */
    renewedUntil: p.uuid().nullable(),
    renewed: p.integer().default(0),
    finishedAt: p.datetime(6).nullable(),
  },
});
