import { type DefinitionNode, Kind, type ObjectTypeDefinitionNode } from 'graphql';
import { fault, nameOf, neededTextOf, parseFields, refuseWritten, textOf, type Use } from './use.ts';

/** The cost of counting where the shorthand gives none: a list of a day or a person. */
const usualCountWeight = '10';

/** `type LotConnection @pages(of: "Lot")`: a page of lots, and the edge type beside it. */
export function fillConnection(use: Use): DefinitionNode[] {
  const { definition, document } = use;
  if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION)
    throw fault(use, `it fills in the body of an object type. Write type ${nameOf(definition)}.`);
  const of = neededTextOf(use, 'of', 'the type of the items');
  const names = document.definitions.filter(isItem).map(nameOf);
  if (!names.includes(of)) throw fault(use, `the contract has no type ${of}. Name the type of the items in of.`);
  const base = /^(\w+)Connection$/.exec(nameOf(definition))?.[1];
  if (!base) throw fault(use, `a page is named after its items. Name it ${of}Connection.`);
  const edge = `${base}Edge`;
  if (document.definitions.some((other) => nameOf(other) === edge))
    throw fault(use, `${edge} is written, and filled in as well. Remove it.`);
  const fields = parseFields(`
    "The ${itemsOf(use, definition)}."
    edges: [${edge}!]!
    "The same items without cursors, in the same order."
    nodes: [${of}!]!
    "The position of this page in the connection."
    pageInfo: PageInfo!
    "The number of items in all pages; counted only when selected."
    totalCount: Int! @computed @cost(weight: "${textOf(use, 'countWeight') ?? usualCountWeight}")`);
  refuseWritten(use, fields);
  return [{ ...definition, fields: [...fields, ...(definition.fields ?? [])] }, edgeOf(edge, of)];
}

function isItem({ kind }: DefinitionNode): boolean {
  return [Kind.OBJECT_TYPE_DEFINITION, Kind.INTERFACE_TYPE_DEFINITION, Kind.UNION_TYPE_DEFINITION].some(
    (one) => one === kind,
  );
}

/** The description names the items, and their order where it is always the same: "A page of sites, by name." */
function itemsOf(use: Use, { description }: ObjectTypeDefinitionNode): string {
  const items = /^A page of (.+)\.$/.exec(description?.value ?? '')?.[1];
  if (!items) throw fault(use, 'its description names no items. Write "A page of <items>." above it.');
  return items.replaceAll('"', '\\"');
}

function edgeOf(name: string, of: string): ObjectTypeDefinitionNode {
  const item = of.replaceAll(/(?!^)[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
  const article = /^[aeiou]/.test(item) ? 'An' : 'A';
  return {
    kind: Kind.OBJECT_TYPE_DEFINITION,
    name: { kind: Kind.NAME, value: name },
    description: { kind: Kind.STRING, value: `${article} ${item} in a page.` },
    fields: parseFields(`
      "The ${item}."
      node: ${of}!
      "Continue after it with \`after\`."
      cursor: String!`),
  };
}
