import { type DocumentNode, Kind, OperationTypeNode, type SelectionNode, type SelectionSetNode } from 'graphql';
import type { DocumentLimit } from './document-limits.ts';

export type Measures = Record<DocumentLimit, number>;

type Counts = Map<string, number>;
type OfFragment = (name: string) => Measures;

const nothing: Measures = {
  depth: 0,
  aliases: 0,
  aliasLength: 0,
  rootFields: 0,
  mutations: 0,
  directives: 0,
  repetitions: 0,
  fields: 0,
};
/** Counted once however often it occurs; all other measures are summed. */
const greatest = ['depth', 'aliasLength', 'repetitions'] as const;
const summed = ['aliases', 'rootFields', 'mutations', 'directives', 'fields'] as const;

/** The largest measures of any operation or fragment of a document, which need not be valid. */
export function measureDocument(document: DocumentNode): Measures {
  const ofFragment = fragmentMeasures(document);
  const largest = { ...nothing };
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      // Its fields are at the root only where an operation uses it there.
      keepLargest(largest, { ...ofFragment(definition.name.value), rootFields: 0 });
    } else if (definition.kind === Kind.OPERATION_DEFINITION) {
      const onVariables = definition.variableDefinitions?.map((variable) => withDirectives(nothing, variable)) ?? [];
      const measures = withDirectives(ofSelections(definition.selectionSet, ofFragment), definition);
      for (const more of onVariables) add(measures, more);
      if (definition.operation === OperationTypeNode.MUTATION) measures.mutations = measures.rootFields;
      keepLargest(largest, measures);
    }
  }
  return largest;
}

/** Fragments count wherever they are used, but each is measured once: its measures do not depend on the place. */
function fragmentMeasures({ definitions }: DocumentNode): OfFragment {
  const fragments = new Map(
    definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [],
    ),
  );
  const known = new Map<string, Measures>();
  const ofFragment: OfFragment = (name) => {
    const found = known.get(name);
    if (found) return found;
    // A fragment that uses itself adds nothing the second time; validation refuses it.
    known.set(name, nothing);
    const fragment = fragments.get(name);
    if (fragment) known.set(name, withDirectives(ofSelections(fragment.selectionSet, ofFragment), fragment));
    return known.get(name) ?? nothing;
  };
  return ofFragment;
}

function ofSelections(
  selectionSet: SelectionSetNode | undefined,
  ofFragment: OfFragment,
  counts: Counts = new Map(),
): Measures {
  const measures = { ...nothing };
  for (const selection of selectionSet?.selections ?? []) add(measures, ofSelection(selection, ofFragment, counts));
  for (const times of counts.values()) measures.repetitions = Math.max(measures.repetitions, times);
  return measures;
}

function ofSelection(selection: SelectionNode, ofFragment: OfFragment, counts: Counts): Measures {
  if (selection.kind === Kind.INLINE_FRAGMENT)
    return withDirectives(ofSelections(selection.selectionSet, ofFragment, counts), selection);
  if (selection.kind === Kind.FRAGMENT_SPREAD) {
    count(counts, `...${selection.name.value}`);
    return withDirectives(ofFragment(selection.name.value), selection);
  }
  count(counts, (selection.alias ?? selection.name).value);
  const inner = withDirectives(ofSelections(selection.selectionSet, ofFragment), selection);
  const aliases = inner.aliases + (selection.alias ? 1 : 0);
  const aliasLength = Math.max(inner.aliasLength, selection.alias?.value.length ?? 0);
  return { ...inner, aliases, aliasLength, depth: inner.depth + 1, fields: inner.fields + 1, rootFields: 1 };
}

/** Adds what stands beside something to it. */
function add(measures: Measures, more: Measures): void {
  for (const name of greatest) measures[name] = Math.max(measures[name], more[name]);
  for (const name of summed) measures[name] += more[name];
}

function keepLargest(largest: Measures, measures: Measures): void {
  for (const name of Object.keys(largest) as DocumentLimit[]) largest[name] = Math.max(largest[name], measures[name]);
}

function withDirectives(measures: Measures, node: { directives?: readonly unknown[] }): Measures {
  return { ...measures, directives: measures.directives + (node.directives?.length ?? 0) };
}

function count(counts: Counts, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
