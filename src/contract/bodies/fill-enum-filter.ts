import { type DefinitionNode, Kind, type StringValueNode } from 'graphql';
import { fault, nameOf, neededTextOf, parseInputFields, refuseWritten, type Use } from './use.ts';

/** `input PackStatusFilter @anyOf(enum: "PackStatus")` filters by some values of an enum. */
export function fillEnumFilter(use: Use): DefinitionNode[] {
  const { definition, document } = use;
  if (definition.kind !== Kind.INPUT_OBJECT_TYPE_DEFINITION)
    throw fault(use, `it fills in the body of an input. Write input ${nameOf(definition)}.`);
  const name = neededTextOf(use, 'enum', 'the enum that it filters by');
  const values = document.definitions.filter((other) => nameOf(other) === name).flatMap(valuesOf);
  if (values.length === 0) throw fault(use, `the contract has no enum ${name}. Name one that it has in enum.`);
  const fields = parseInputFields(`
    "Any of these."
    in: [${name}!]! @length(min: 1, max: ${values.length})`);
  refuseWritten(use, fields);
  const usual: StringValueNode = { kind: Kind.STRING, value: `Which values of \`${name}\`.` };
  const description = definition.description ?? usual;
  return [{ ...definition, description, fields: [...fields, ...(definition.fields ?? [])] }];
}

function valuesOf(definition: DefinitionNode): readonly unknown[] {
  const isEnum = definition.kind === Kind.ENUM_TYPE_DEFINITION || definition.kind === Kind.ENUM_TYPE_EXTENSION;
  return isEnum ? (definition.values ?? []) : [];
}
