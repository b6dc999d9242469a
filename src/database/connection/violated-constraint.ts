const named = /violates (?:unique|exclusion|check|foreign key) constraint "([^"]+)"/;
/** A table that is spread over servers has parts with numbers of at least six digits, and so have their constraints. */
const partNumber = /_\d{6,}$/;

/**
 * The name of the constraint that refused a statement, as migrations name it. The ORM wraps the driver's error as its
 * cause.
 */
export function violatedConstraint(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const field = 'constraint' in error && typeof error.constraint === 'string' ? error.constraint : undefined;
  const name = field ?? named.exec(error.message)?.[1];
  return name ? name.replace(partNumber, '') : violatedConstraint(error.cause);
}
