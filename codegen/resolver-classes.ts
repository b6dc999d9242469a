import type { PluginFunction } from '@graphql-codegen/plugin-helpers';
import { classNames, findServed } from './resolvers.ts';
import { sourceFiles } from './source-files.ts';

/**
 * Lists the resolver classes: those that codegen makes for each domain, and those written for computed fields in
 * `*.resolver.ts`.
 */
export const plugin: PluginFunction<unknown, string> = (schema) => {
  const { roots, lists } = findServed(schema);
  const domains = [...new Set([...roots, ...lists].map(({ domain }) => domain))].sort();
  const made = domains.map((domain) => ({ names: classNames(schema, domain), path: `./resolvers/${domain}.ts` }));
  const written = sourceFiles('domains', /\.resolver\.ts$/).map(({ path, exports }) => ({
    names: [...exports],
    path: `../${path}`,
  }));
  const files = [...made, ...written];
  return [
    '// Generated from schema/ and the *.resolver.ts files of src/domains by codegen/resolver-classes.ts.',
    ...files.map(({ names, path }) => `import { ${names.join(', ')} } from '${path}';`),
    '',
    'export const resolvers = [',
    ...files.flatMap(({ names }) => names.map((name) => `  ${name},`)),
    '] as const;',
    '',
  ].join('\n');
};
