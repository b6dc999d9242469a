import { globSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import type { Types } from '@graphql-codegen/plugin-helpers';
import { buildASTSchema } from 'graphql';
import { findServed, plugin, type ResolversConfig } from './resolvers.ts';

/** One file of resolver classes for each domain. */
export const preset: Types.OutputPreset = {
  buildGeneratesSection: ({ baseOutputDir, config, schema, schemaAst, documents }) => {
    const served = schemaAst ?? buildASTSchema(schema);
    const { roots, lists } = findServed(served);
    const domains = new Set([...roots, ...lists].map(({ domain }) => domain));
    // The class of a domain whose last root field was removed would no longer compile.
    for (const file of globSync(`${baseOutputDir}*.ts`)) if (!domains.has(basename(file, '.ts'))) rmSync(file);
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
