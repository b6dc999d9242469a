import { type ConstDirectiveNode, valueFromASTUntyped } from 'graphql';

interface Declared {
  astNode?: { readonly directives?: readonly ConstDirectiveNode[] } | null;
}

/** The arguments of a directive on a part of the schema; undefined when it carries none of that name. */
export function directiveOn<Arguments>({ astNode }: Declared, name: string): Arguments | undefined {
  const directive = astNode?.directives?.find((candidate) => candidate.name.value === name);
  if (!directive) return undefined;
  const values = (directive.arguments ?? []).map((argument) => [
    argument.name.value,
    valueFromASTUntyped(argument.value),
  ]);
  return Object.fromEntries(values) as Arguments;
}
