import type { Types } from '@graphql-codegen/plugin-helpers';
import { buildASTSchema } from 'graphql';
import { findServed, plugin, type ResolversConfig } from './resolvers.ts';

/** One file of resolver classes for each domain. */
export const preset: Types.OutputPreset = {
  buildGeneratesSection: ({ baseOutputDir, config, schema, schemaAst, documents }) => {
    const served = schemaAst ?? buildASTSchema(schema);
    const { roots, lists } = findServed(served);
    const domains = new Set([...roots, ...lists].map(({ domain }) => domain));
    return [...domains].sort().map((domain) => ({
      filename: `${baseOutputDir}${domain}.ts`,
      config: { ...config, domain } satisfies ResolversConfig,
      schema,
      schemaAst: served,
      documents,
      plugins: [{ resolvers: {} }],
      pluginMap: { resolvers: { plugin } },
    }));
  },
};
