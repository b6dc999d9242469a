import {
  type GraphQLField,
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';

type AnyField = GraphQLField<unknown, unknown>;

/** As many words as a document may have beside the rest of its operation. */
const most = 700;
const wordsOf = (text: string) => text.split(/\s+/).length;

/**
 * Everything that can be selected of a type: values, objects so many levels deep, a page of one of each list. In as many
 * selections as operations need for it.
 */
export function wholeSelections(type: unknown, levels: number): string[] {
  const selections: string[][] = [[]];
  for (const part of partsOf(type, levels)) {
    const last = selections.at(-1) ?? [];
    if (wordsOf([...last, part].join(' ')) > most) selections.push([part]);
    else last.push(part);
  }
  return selections.map((parts) => `{ __typename ${parts.join(' ')} }`);
}

function wholeSelection(type: unknown, levels: number): string {
  return `{ __typename ${partsOf(type, levels).join(' ')} }`;
}

function partsOf(type: unknown, levels: number): string[] {
  const named = getNamedType(type as AnyField['type']);
  const fields = isObjectType(named) ? Object.values(named.getFields()) : [];
  return fields.filter((field) => !field.args.some(isRequiredArgument)).map((field) => select(field, levels));
}

function select({ name, type }: AnyField, levels: number): string {
  const named = getNamedType(type);
  if (!isObjectType(named)) return name;
  if (levels === 0) return '';
  if (named.name.endsWith('Connection')) return `${name}(first: 1) { totalCount edges { node { __typename } } }`;
  return `${name} ${wholeSelection(named, isListType(getNullableType(type)) ? 0 : levels - 1)}`;
}

/** Every field that leads to one other object, and that object's id where it has one. */
export function relationsOf(type: unknown): string {
  const fields = isObjectType(type) ? Object.values(type.getFields()) : [];
  const relations = fields.filter(
    ({ type: to }) => isObjectType(getNullableType(to)) && !getNamedType(to).name.endsWith('Connection'),
  );
  return relations.map(({ name }) => `${name} { __typename }`).join(' ');
}
