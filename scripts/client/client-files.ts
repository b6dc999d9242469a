import { type GraphQLSchema, isScalarType, isSpecifiedScalarType } from 'graphql';
import { possibleTypesOf } from '../../src/contract/possible-types.ts';
import { printServed } from '../../src/contract/print-served.ts';

/** The files of `packages/client` that follow from the schema, by their paths in it. `npm run schema` writes them. */
export function clientFiles(schema: GraphQLSchema): Record<string, string> {
  const possibleTypes = possibleTypesOf(schema);
  return {
    'schema.graphql': printServed(schema),
    'possible-types.json': `${JSON.stringify(possibleTypes, null, 2)}\n`,
    'src/possible-types.ts': possibleTypesModule(possibleTypes),
    'src/scalars.ts': scalarsModule(schema),
  };
}

function possibleTypesModule(possibleTypes: ReturnType<typeof possibleTypesOf>): string {
  const entries = Object.entries(possibleTypes).map(
    ([name, types]) => `  ${name}: [${types.map((type) => `'${type}'`).join(', ')}],`,
  );
  return `/**
 * The objects that each interface and each union may be. Apollo Client's \`InMemoryCache\` takes it as \`possibleTypes\`;
 * without it the cache drops the fields of \`... on UserError\`, the texts of refusals among them.
 */
export const possibleTypes: Record<string, string[]> = {
${entries.join('\n')}
};
`;
}

function scalarsModule(schema: GraphQLSchema): string {
  const scalars = Object.values(schema.getTypeMap())
    .filter((type) => isScalarType(type))
    .filter((type) => !isSpecifiedScalarType(type))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
  const names = scalars.map(({ name }) => name);
  return `/** The types of custom scalars in answers and variables, for gql.tada's \`scalars\`. JSON carries all of them as texts. */
export interface Scalars {
${scalars.map(({ name, description }) => `  /** ${(description ?? '').replaceAll('\n', ' ')} */\n  ${name}: string;`).join('\n')}
}

/** The same for \`config.scalars\` of graphql-codegen, to be used with \`strictScalars: true\`. */
export const scalars: Record<keyof Scalars, string> = {
${names.map((name) => `  ${name}: 'string',`).join('\n')}
};
`;
}
