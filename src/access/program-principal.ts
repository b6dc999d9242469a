/** A program that works inside one practice for nobody signed in: the audit trail names the program instead of a colleague. */
export interface ProgramPrincipal {
  kind: 'IMPORT';
  practiceId: string;
}
