/** PostgreSQL keeps each in every connection; the program has fewer. */
const mostNames = 500;
const names = new Map<string, string>();

/** The name under which a statement is kept prepared: PostgreSQL then parses and plans it once for a connection. None for those that come when there are too many. */
export function statementName(text: string): string | undefined {
  const known = names.get(text);
  if (known || names.size >= mostNames) return known;
  const name = `foyer_${names.size}`;
  names.set(text, name);
  return name;
}
