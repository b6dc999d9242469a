import type { PluginFunction } from '@graphql-codegen/plugin-helpers';
import {
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { printArgs } from './args.ts';
import { printEnum } from './enum.ts';
import { printInput } from './input.ts';
import { printInterface } from './interface.ts';
import { createModelContext } from './model-context.ts';
import type { ModelsConfig } from './models-config.ts';
import { printObject } from './object.ts';
import { orderInterfaces } from './order-interfaces.ts';
import { printUnion } from './union.ts';

/** Turns the schema into decorated TypeGraphQL classes; the resolvers of the root types stay hand-written. */
export const plugin: PluginFunction<ModelsConfig, string> = (schema, _documents, config) => {
  const context = createModelContext(schema, config);
  const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type));
  const interfaces = types.filter(isInterfaceType);
  const objects = types.filter(isObjectType);
  const declarations = [
    ...types.filter(isEnumType).map((type) => printEnum(type, context)),
    ...orderInterfaces(interfaces).map((type) => printInterface(type, context)),
    ...objects.filter((type) => !isRoot(type.name, schema)).map((type) => printObject(type, context)),
    ...types.filter(isInputObjectType).map((type) => printInput(type, context)),
    ...[...interfaces, ...objects].flatMap((type) => printArgs(type, context)),
    ...types.filter(isUnionType).map((type) => printUnion(type, context)),
  ];
  return [
    '// Generated from schema/ by codegen/models.ts: edit those instead.',
    'import "reflect-metadata";',
    `${context.imports.print()}\n`,
    `${declarations.join('\n\n')}\n`,
  ].join('\n');
};

function isRoot(name: string, schema: GraphQLSchema): boolean {
  return [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].some(
    (root) => root?.name === name,
  );
}
