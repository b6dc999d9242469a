import { defineEntity, p } from '@mikro-orm/core';

/** The terms a patient is found by, to match from their beginning. Dates are marked `@`, telephone numbers `+`. */
export const PatientSearchTermEntity = defineEntity({
  name: 'PatientSearchTerm',
  tableName: 'patient_search_term',
  properties: {
    practiceId: p.uuid().primary(),
    term: p.text().collation('C').primary(),
    patientId: p.uuid().primary(),
    familyName: p.text(),
    givenName: p.text(),
    /** All terms of the patient, a space before each, so that the index alone knows whom other words find too. */
    words: p.text().collation('C'),
  },
});
