import { type DefinitionNode, Kind } from 'graphql';
import { fault, nameOf, parseInputFields, refuseWritten, type Use } from './use.ts';

const rule = `All conditions of one object must hold; an absent or null one is ignored. At most 20 conditions in all,
with \`and\`, \`or\` and \`not\` at most 3 inside each other.`;

/** `input LotFilter @joins { … }`: conditions that can be joined by `and`, `or` and `not`. */
export function fillFilter(use: Use): DefinitionNode[] {
  const { definition } = use;
  if (definition.kind !== Kind.INPUT_OBJECT_TYPE_DEFINITION)
    throw fault(use, `it fills in the body of an input. Write input ${nameOf(definition)}.`);
  if (!definition.fields?.length) throw fault(use, 'it has no condition. Write at least one in its body.');
  if (!definition.description) throw fault(use, 'it has no description. Write "Which <items>." above it.');
  const name = nameOf(definition);
  const fields = parseInputFields(`
    "All of these hold."
    and: [${name}!] @length(min: 1, max: 20)
    "At least one of these holds."
    or: [${name}!] @length(min: 1, max: 20)
    "This does not hold."
    not: ${name}`);
  refuseWritten(use, fields);
  const description = { ...definition.description, value: `${definition.description.value} ${rule}`, block: true };
  return [{ ...definition, description, fields: [...definition.fields, ...fields] }];
}
