import type { GraphQLSchema } from 'graphql';
import { createImports, type Imports } from './imports.ts';
import type { ModelsConfig } from './models-config.ts';
import { findResultOnlyTypes } from './result-only-types.ts';
import type { ScalarMapping } from './scalar-mapping.ts';

export interface ModelContext {
  readonly schema: GraphQLSchema;
  readonly imports: Imports;
  readonly valueTypes: ReadonlySet<string>;
  readonly resultOnlyTypes: ReadonlySet<string>;
  findScalar(name: string): ScalarMapping;
}

export function createModelContext(schema: GraphQLSchema, config: ModelsConfig): ModelContext {
  return {
    schema,
    imports: createImports(),
    valueTypes: new Set(config.valueTypes),
    resultOnlyTypes: findResultOnlyTypes(schema),
    findScalar(name) {
      const mapping = config.scalars?.[name];
      if (!mapping) {
        throw new Error(`The scalar ${name} has no TypeScript type: add it to the scalars of codegen.yml.`);
      }
      return mapping;
    },
  };
}
