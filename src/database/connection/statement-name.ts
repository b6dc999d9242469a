import { LRUCache } from 'lru-cache';

/** PostgreSQL keeps each in every connection, with its plan; each selection of a client makes statements of its own. */
const mostNames = 250;
const names = new LRUCache<string, string>({ max: mostNames });

/** Texts that came once: only what comes again is worth a name. */
const seen = new LRUCache<string, true>({ max: mostNames });

/**
 * The name under which a statement is kept prepared: PostgreSQL then parses and plans it once for a connection. The
 * least recently used one gives up its name.
 */
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
