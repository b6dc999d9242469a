/** Published code sets, which importers fill with the owner's rights: the application may only read them. */
export const codeSetTables: readonly string[] = [
  'code',
  'code_set_release',
  'mue_limit',
  'noc_code',
  'ptp_edit',
  'registered_provider',
];

/** Tables with a copy on each server: few writes, no rows of one practice alone. */
export const referenceTables: readonly string[] = ['account', 'account_practice', ...codeSetTables];

/** Tables of the server by which nodes enter; never joined with a practice's. */
export const localTables: readonly string[] = ['display_pairing', 'foyer_migration'];

/** Tables of types that the schema marks `@patientData`: their rows can be labelled. */
export const labelledTables: readonly string[] = [
  'advice',
  'appointment',
  'charge',
  'claim',
  'claim_event',
  'claim_version',
  'coding_query',
  'consent',
  'contact',
  'coverage',
  'diagnosis',
  'disclosure',
  'eligibility_check',
  'guarantor',
  'hand_off',
  'patient',
  'patient_merge',
  'payer_authorization',
  'visit',
  'visit_coding',
];
