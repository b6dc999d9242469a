import { Migration } from '@mikro-orm/migrations';

/** Names and words stand beside each term and in its index: a page of a search is found and sorted without its patients. */
export class Migration20261201110100_NamesInSearchTerms extends Migration {
  override name = 'Migration20261201110100_NamesInSearchTerms';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const tables = ['patient', 'patient_search_term'];

const statements = [
  ...tables.map((table) => `alter table ${table} no force row level security`),
  // Made again below: all rows are written.
  'alter table patient_search_term drop constraint patient_search_term_pkey',
  'drop index patient_search_term_by_patient',
  `alter table patient_search_term add column family_name text, add column given_name text, add column words text collate "C"`,
  `update patient_search_term kept set family_name = patient.family_name, given_name = patient.given_name, words = found.words
   from patient, (
     select practice_id, patient_id, string_agg(' ' || term, '') as words
     from patient_search_term group by practice_id, patient_id
   ) found
   where patient.practice_id = kept.practice_id and patient.id = kept.patient_id
     and found.practice_id = kept.practice_id and found.patient_id = kept.patient_id`,
  `alter table patient_search_term alter column family_name set not null, alter column given_name set not null,
     alter column words set not null`,
  `alter table patient_search_term add primary key (practice_id, term, patient_id) include (family_name, given_name, words)`,
  'create index patient_search_term_by_patient on patient_search_term (practice_id, patient_id, term)',
  ...tables.map((table) => `alter table ${table} force row level security`),
];
