import type { FieldNode } from 'graphql';
import type { Permission } from '../../generated/models.ts';
import { collectAt, type SelectingInfo } from './collect.ts';
import { type Selection, selectionOf } from './selection.ts';
import { switchesOf } from './switches-of.ts';

/**
 * The selection of one field of a document, for each way its `@skip` and `@include` turned out and each set of
 * permissions.
 */
interface Known {
  switches: readonly string[];
  selections: Map<string, Selection>;
}

const mostSelections = 50;
const known = new WeakMap<FieldNode, Known>();
const numbers = new WeakMap<object, number>();
let lastNumber = 0;

/** Paths of fields below a resolver's own that lead to the same rows. */
export type Paths = readonly (readonly string[])[];

/** The selection of the rows that these paths lead to. Computed once for a document. */
export function selectedBy(info: SelectingInfo, paths: Paths, permissions: ReadonlySet<Permission>): Selection {
  const [first, ...others] = info.fieldNodes;
  if (!first) throw new Error('A field is asked for by a document.');
  const found = known.get(first) ?? {
    switches: switchesOf(info.operation, ...Object.values(info.fragments)),
    selections: new Map(),
  };
  known.set(first, found);
  const key = [...others, info.returnType, permissions]
    .map(numberOf)
    .concat(found.switches.map((name) => (info.variableValues[name] === true ? 1 : 0)))
    .join(' ')
    // One field may lead to rows of several kinds.
    .concat(JSON.stringify(paths));
  const selection = found.selections.get(key) ?? select(info, paths, permissions);
  if (found.selections.size >= mostSelections) found.selections.clear();
  found.selections.set(key, selection);
  return selection;
}

/** Rows of which nothing is selected still need their id, to be counted and for the cursor. */
function select(info: SelectingInfo, paths: Paths, permissions: ReadonlySet<Permission>): Selection {
  const collected = collectAt(info, paths);
  return collected ? selectionOf(info, collected, permissions) : { properties: new Set(['id']), joined: [], lists: [] };
}

function numberOf(one: object): number {
  const number = numbers.get(one) ?? ++lastNumber;
  numbers.set(one, number);
  return number;
}
