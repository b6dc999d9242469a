import { type GraphQLOutputType, type GraphQLSchema, getNullableType, isAbstractType, isListType } from 'graphql';
import { type Frame, isPromise } from './frame.ts';

/**
 * Answers the value in a form that the compiled operation takes as graphql-js would, or notes that it came upon
 * something else.
 */
type Check = (value: unknown, frame: Frame) => unknown;

/** The check that a value of this type needs before a compiled operation gets it; undefined for leaves and objects. */
export function checkOf(schema: GraphQLSchema, type: GraphQLOutputType): Check | undefined {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return skipNone(listCheck(checkOf(schema, nullable.ofType)));
  if (!isAbstractType(nullable)) return undefined;
  const names = new Set<unknown>(schema.getPossibleTypes(nullable).map(({ name }) => name));
  return skipNone((value, frame) =>
    names.has((value as { __typename?: unknown }).__typename) ? value : uncertain(frame),
  );
}

function listCheck(ofItem: Check | undefined): Check {
  const checkItem = (item: unknown, frame: Frame): unknown => {
    if (isPromise(item))
      return item.then(
        (settled) => checkItem(settled, frame),
        (error) => rejected(error, frame),
      );
    return ofItem ? ofItem(item, frame) : item;
  };
  return (value, frame) => {
    if (typeof value !== 'object' || !(Symbol.iterator in (value as object))) return uncertain(frame);
    const items = Array.isArray(value) ? value : Array.from(value as Iterable<unknown>);
    return ofItem || items.some(isPromise) ? items.map((item) => checkItem(item, frame)) : items;
  };
}

function skipNone(check: Check): Check {
  return (value, frame) =>
    value === null || value === undefined || value instanceof Error ? value : check(value, frame);
}

/** A rejected item would be put into the wrong place of the list; an error as a value keeps its own. */
function rejected(error: unknown, frame: Frame): unknown {
  return error instanceof Error ? error : uncertain(frame);
}

function uncertain(frame: Frame): null {
  frame.isUncertain = true;
  return null;
}
