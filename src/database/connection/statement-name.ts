import { LRUCache } from 'lru-cache';

/** PostgreSQL keeps each in every connection, with its plan; what clients select makes statements of its own. */
const mostNames = 250;
const names = new LRUCache<string, string>({ max: mostNames });

/** Texts that came once: only what comes again is worth a name. */
const seen = new LRUCache<string, true>({ max: mostNames });

/** The name under which a statement is kept prepared: PostgreSQL then parses and plans it once for a connection. The longest unused one gives its name away. */
export function statementName(text: string): string | undefined {
  const known = names.get(text);
  if (known) return known;
  if (!seen.has(text)) {
    seen.set(text, true);
    return undefined;
  }
  const name = names.size < mostNames ? `foyer_${names.size}` : names.pop();
  if (name) names.set(text, name);
  return name;
}
