import {
  type DefinitionNode,
  type DirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  valueFromASTUntyped,
} from 'graphql';

type WithFields = Extract<DefinitionNode, { fields?: readonly unknown[] }>;

/** One use of a shorthand, such as `type LotConnection @pages(of: "Lot")`. */
export interface Use {
  directive: DirectiveNode;
  definition: DefinitionNode;
  /** The whole contract. */
  document: DocumentNode;
}

/** The fault of a use, as an error that names the file, the type and the way out. */
export function fault({ definition, directive }: Use, why: string): Error {
  const file = definition.loc?.source.name ?? 'SDL';
  return new Error(`${file}: ${nameOf(definition)} @${directive.name.value}: ${why}`);
}

export function nameOf(definition: DefinitionNode): string {
  return 'name' in definition ? (definition.name?.value ?? '') : '';
}

/** The text that an argument of a shorthand gives. */
export function textOf(use: Use, name: string): string | undefined {
  const given = use.directive.arguments?.find((argument) => argument.name.value === name);
  if (!given) return undefined;
  const value = valueFromASTUntyped(given.value);
  if (typeof value === 'string') return value;
  throw fault(use, `${name} is no text. Write ${name}: "…".`);
}

/** The same of an argument that must be there. */
export function neededTextOf(use: Use, name: string, meaning: string): string {
  const text = textOf(use, name);
  if (text === undefined) throw fault(use, `${name} is missing. Name ${meaning}: ${name}: "…".`);
  return text;
}

/** Refuses fields that the shorthand fills in, written in the type's own body or in one that extends it. */
export function refuseWritten(use: Use, filled: readonly { name: { value: string } }[]): void {
  const names = new Set(filled.map(({ name }) => name.value));
  for (const definition of use.document.definitions) {
    if (nameOf(definition) !== nameOf(use.definition)) continue;
    for (const { name } of (definition as WithFields).fields ?? []) {
      if (!names.has(name.value)) continue;
      throw fault({ ...use, definition }, `${name.value} is written, and filled in as well. Remove it from the body.`);
    }
  }
}

/** Fields as they stand in a type's body, written in SDL. */
export function parseFields(sdl: string): readonly FieldDefinitionNode[] {
  return (onlyDefinition(`type T {\n${sdl}\n}`) as ObjectTypeDefinitionNode).fields ?? [];
}

/** The same in an input's body. */
export function parseInputFields(sdl: string): readonly InputValueDefinitionNode[] {
  const definition = onlyDefinition(`input I {\n${sdl}\n}`);
  return definition.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION ? (definition.fields ?? []) : [];
}

function onlyDefinition(sdl: string): DefinitionNode {
  const [definition] = parse(sdl, { noLocation: true }).definitions;
  if (!definition) throw new Error(`No definition in ${sdl}.`);
  return definition;
}
