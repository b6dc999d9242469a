import type { Fields } from './field.ts';
import type { X12Writer } from './x12-writer.ts';

/** Refuses lists that are longer than the file has room for, rather than leaving out what is beyond. */
export function limit<Of extends { [Key in Lists]: readonly unknown[] }, Lists extends keyof Of & string>(
  out: X12Writer,
  fields: Fields<Of>,
  object: Of,
  limits: readonly (readonly [list: Lists, most: number])[],
): void {
  for (const [list, most] of limits) {
    const { length } = object[list];
    if (length > most)
      out.refuse({
        path: fields.path(list),
        text: `The file has room for ${most}; there are ${length}. Split the claim.`,
      });
  }
}
