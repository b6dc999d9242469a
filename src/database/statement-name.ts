import { LRUCache } from 'lru-cache';

/** PostgreSQL keeps each in every connection; the program has fewer. */
const mostNames = 500;
const names = new Map<string, string>();

/** Texts that came once: only what comes again is worth a name. */
const seen = new LRUCache<string, true>({ max: mostNames });

/** The name under which a statement is kept prepared: PostgreSQL then parses and plans it once for a connection. None for those that come when there are too many. */
export function statementName(text: string): string | undefined {
  const known = names.get(text);
  if (known || names.size >= mostNames) return known;
  if (!seen.has(text)) {
    seen.set(text, true);
    return undefined;
  }
  const name = `foyer_${names.size}`;
  names.set(text, name);
  return name;
}
