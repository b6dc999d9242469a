import type { GraphQLError } from 'graphql';

type Path = readonly (string | number)[];

/** Errors in one order, whichever field happened to fail first. */
export function inPathOrder(errors: readonly GraphQLError[]): GraphQLError[] {
  return errors.toSorted((one, other) => compare(one.path ?? [], other.path ?? []));
}

function compare(one: Path, other: Path): number {
  for (const [at, key] of one.entries()) {
    const otherKey = other[at];
    if (otherKey === undefined) return 1;
    if (key !== otherKey) return key < otherKey ? -1 : 1;
  }
  return one.length - other.length;
}
