import { defineEntity, p } from '@mikro-orm/core';

/**
 * Words of patients' names by their three-letter pieces: a misspelled word is compared with words, which are few, and
 * not with patients. A word stays although no patient has it any more; it then finds none.
 */
export const PatientWordEntity = defineEntity({
  name: 'PatientWord',
  tableName: 'patient_word',
  properties: {
    practiceId: p.uuid().primary(),
    trigram: p.text().collation('C').primary(),
    word: p.text().collation('C').primary(),
  },
});
