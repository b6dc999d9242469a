import { type DefinitionNode, type DirectiveNode, type DocumentNode, Kind, visit } from 'graphql';
import { fillConnection } from './bodies/fill-connection.ts';
import { fillEnumFilter } from './bodies/fill-enum-filter.ts';
import { fillFilter } from './bodies/fill-filter.ts';
import { fault, nameOf, type Use } from './bodies/use.ts';

interface Shorthand {
  takes: readonly string[];
  fill: (use: Use) => DefinitionNode[];
}

const shorthands: ReadonlyMap<string, Shorthand> = new Map([
  ['pages', { takes: ['of', 'countWeight'], fill: fillConnection }],
  ['joins', { takes: [], fill: fillFilter }],
  ['anyOf', { takes: ['enum'], fill: fillEnumFilter }],
]);

/**
 * The contract with the bodies that its shorthands `@pages`, `@joins` and `@anyOf` stand for, and without the
 * shorthands. Throws an error that names file, type and way out when one is misused.
 */
export function fillBodies(document: DocumentNode): DocumentNode {
  const definitions = document.definitions
    .filter((definition) => definition.kind !== Kind.DIRECTIVE_DEFINITION || !shorthands.has(nameOf(definition)))
    .flatMap((definition) => fill(definition, document));
  const filled = { ...document, definitions };
  visit(filled, { Directive: refuseElsewhere });
  return filled;
}

function fill(definition: DefinitionNode, document: DocumentNode): DefinitionNode[] {
  const directives: readonly DirectiveNode[] = 'directives' in definition ? (definition.directives ?? []) : [];
  const [directive, another] = directives.filter(isShorthand);
  if (!directive) return [definition];
  const use: Use = { directive, definition, document };
  if (another) throw fault(use, `@${another.name.value} stands beside it. Keep one of them.`);
  const { takes, fill: fillIn } = shorthands.get(directive.name.value) as Shorthand;
  const odd = directive.arguments?.find(({ name }) => !takes.includes(name.value))?.name.value;
  if (odd) throw fault(use, `it takes no ${odd}. ${takes.length ? `Write ${takes.join(' or ')}` : 'Remove it'}.`);
  const served = directives.filter((one) => one !== directive);
  return fillIn({ ...use, definition: { ...definition, directives: served } as DefinitionNode });
}

function isShorthand({ name }: DirectiveNode): boolean {
  return shorthands.has(name.value);
}

function refuseElsewhere(directive: DirectiveNode): void {
  if (!isShorthand(directive)) return;
  const { loc, name } = directive;
  const line = loc ? `${loc.source.name}, line ${loc.startToken.line}` : 'SDL';
  throw new Error(`${line}: @${name.value} fills in the body of a type or an input. Move it there.`);
}
