import { type ASTNode, visit } from 'graphql';

/** The variables that decide by `@skip` and `@include` what these parts of a document ask for. */
export function switchesOf(...parts: readonly ASTNode[]): string[] {
  const names = new Set<string>();
  for (const part of parts) {
    visit(part, {
      Directive: ({ name, arguments: given }) => {
        if (name.value !== 'skip' && name.value !== 'include') return;
        for (const { value } of given ?? []) if (value.kind === 'Variable') names.add(value.name.value);
      },
    });
  }
  return [...names].sort();
}
