/** Tables with a copy on each server: few writes, no rows of one practice alone. */
export const referenceTables: readonly string[] = ['account', 'account_practice'];

/** Tables of the server by which nodes enter; never joined with a practice's. */
export const localTables: readonly string[] = ['display_pairing', 'foyer_migration'];

/** Tables of types that the schema marks `@patientData`: their rows can be labelled. */
export const labelledTables: readonly string[] = [
  'appointment',
  'consent',
  'contact',
  'coverage',
  'guarantor',
  'hand_off',
  'patient',
  'patient_merge',
  'visit',
];
