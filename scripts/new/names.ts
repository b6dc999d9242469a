import { GeneratorFailure } from './failure.ts';

/** One name in every spelling that the house has for it. */
export interface Name {
  /** `storagePlace`: fields and root fields. */
  camel: string;
  /** `StoragePlace`: types. */
  pascal: string;
  /** `storage-place`: files. */
  kebab: string;
  /** `storage_place`: tables and columns. */
  snake: string;
  /** `STORAGE_PLACE`: enum values, event types. */
  screaming: string;
  /** `storage place`: sentences. */
  words: string;
}

/** The names in `supplies.lot`. */
export interface Address {
  /** Folder below `src/domains`. */
  domain: string;
  name: Name;
}

/** Reads `domain.name`, the name in camel case. */
export function parseAddress(text: string): Address {
  const [, domain, name] = /^([a-z]+)\.([a-z][a-zA-Z0-9]*)$/.exec(text) ?? [];
  if (domain && name) return { domain, name: nameOf(name) };
  throw new GeneratorFailure(`"${text}" is no name in a domain; write it as supplies.lot or supplies.receiveStock.`);
}

/** All spellings of a name in camel case. */
export function nameOf(camel: string): Name {
  const words = camel.split(/(?=[A-Z])/).map((word) => word.toLowerCase());
  return {
    camel,
    pascal: camel.charAt(0).toUpperCase() + camel.slice(1),
    kebab: words.join('-'),
    snake: words.join('_'),
    screaming: words.join('_').toUpperCase(),
    words: words.join(' '),
  };
}

const irregular: Readonly<Record<string, string>> = { analysis: 'analyses', person: 'people', staff: 'staff' };

/** The plural of a name: only its last word changes. */
export function pluralOf({ camel }: Name): Name {
  const [, before = '', last = ''] = /^(.*?)([A-Z]?[a-z0-9]*)$/.exec(camel) ?? [];
  const plural = pluralWord(last.toLowerCase());
  return nameOf(before + (before ? plural.charAt(0).toUpperCase() + plural.slice(1) : plural));
}

function pluralWord(word: string): string {
  if (irregular[word]) return irregular[word];
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  if (/(s|x|z|ch|sh)$/.test(word)) return `${word}es`;
  return `${word}s`;
}

/** The words of a write, verb first: `receiveStock` is to receive stock. */
export function verbAndNoun({ camel }: Name): { verb: string; noun: Name } {
  const [verb = '', ...rest] = camel.split(/(?=[A-Z])/);
  const noun = rest.join('');
  if (!noun)
    throw new GeneratorFailure(`"${camel}" has no noun; a mutation is a verb and a noun, such as receiveStock.`);
  return { verb, noun: nameOf(noun.charAt(0).toLowerCase() + noun.slice(1)) };
}
