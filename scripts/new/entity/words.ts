import { type Address, type Name, pluralOf } from '../names.ts';

/** All that the files of an entity are written with. */
export interface EntityWords {
  domain: string;
  one: Name;
  many: Name;
  /** `A lot`, `An order line`. */
  aOne: string;
  /** Permissions to see and to change. */
  view: string;
  manage: string;
  /** Letters only, as ids begin. */
  prefix: string;
}

export function entityWords({ domain, name }: Address): EntityWords {
  const many = pluralOf(name);
  return {
    domain,
    one: name,
    many,
    aOne: `${/^[aeiou]/.test(name.words) ? 'An' : 'A'} ${name.words}`,
    view: `VIEW_${many.screaming}`,
    manage: `MANAGE_${many.screaming}`,
    prefix: name.camel.toLowerCase().replaceAll(/[^a-z]/g, ''),
  };
}
