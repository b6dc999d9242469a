import { type GraphQLArgument, type GraphQLInputField, getNamedType, isInputObjectType } from 'graphql';
import type { Problem } from './problem.ts';

type Declared = readonly (GraphQLArgument | GraphQLInputField)[];

/** Problems in the order of the arguments and input fields, as a form shows them; fields that do not exist come last. */
export function inSchemaOrder<Found extends Problem>(problems: readonly Found[], declared: Declared): Found[] {
  const placed = problems.map((problem) => ({ problem, places: placesOf(problem.path, declared) }));
  return placed.sort((one, other) => compare(one.places, other.places)).map(({ problem }) => problem);
}

/** Where each step of a path stands: items of lists by their number. */
function placesOf(path: readonly string[], declared: Declared): number[] {
  let fields: Declared = declared;
  return path.map((step) => {
    if (/^\d+$/.test(step)) return Number(step);
    const place = fields.findIndex(({ name }) => name === step);
    const type = fields[place]?.type;
    const named = type && getNamedType(type);
    fields = isInputObjectType(named) ? Object.values(named.getFields()) : [];
    return place < 0 ? Number.MAX_SAFE_INTEGER : place;
  });
}

function compare(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((place, index) => place !== other[index]);
  return at < 0 ? one.length - other.length : (one[at] ?? 0) - (other[at] ?? -1);
}
