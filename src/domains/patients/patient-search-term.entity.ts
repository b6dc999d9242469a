import { defineEntity, p } from '@mikro-orm/core';

/**
 * The terms a patient is found by: words to match from their beginning, and trigrams, marked `~`, for misspelled ones.
 */
export const PatientSearchTermEntity = defineEntity({
  name: 'PatientSearchTerm',
  tableName: 'patient_search_term',
  properties: {
    practiceId: p.uuid().primary(),
    term: p.text().collation('C').primary(),
    patientId: p.uuid().primary(),
  },
});
