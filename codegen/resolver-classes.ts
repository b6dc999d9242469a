import type { PluginFunction } from '@graphql-codegen/plugin-helpers';
import { findRootFields } from './resolvers.ts';
import { pascal } from './root-fields.ts';
import { sourceFiles } from './source-files.ts';

/** Lists the resolver classes: those of root fields, one for each domain, and those written for computed fields in `*.resolver.ts`. */
export const plugin: PluginFunction<unknown, string> = (schema) => {
  const domains = [...new Set(findRootFields(schema).map(({ domain }) => domain))].sort();
  const written = sourceFiles('domains', /\.resolver\.ts$/).flatMap(({ path, exports }) =>
    [...exports].map((name) => ({ name, path: `../${path}` })),
  );
  const classes = [
    ...domains.map((domain) => ({ name: `${pascal(domain)}Resolver`, path: `./resolvers/${domain}.ts` })),
    ...written,
  ];
  return [
    '// Generated from schema/ and the *.resolver.ts files of src/domains by codegen/resolver-classes.ts.',
    ...classes.map(({ name, path }) => `import { ${name} } from '${path}';`),
    '',
    'export const resolvers = [',
    ...classes.map(({ name }) => `  ${name},`),
    '] as const;',
    '',
  ].join('\n');
};
