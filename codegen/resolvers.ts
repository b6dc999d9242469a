import type { PluginFunction } from '@graphql-codegen/plugin-helpers';
import { createModelContext, type ModelContext } from './model-context.ts';
import type { ModelsConfig } from './models-config.ts';
import { printNullability } from './nullability.ts';
import { printOptions } from './options.ts';
import { quote } from './quote.ts';
import { kebab, pascal, type RootField, rootFields } from './root-fields.ts';
import { sourceFiles } from './source-files.ts';
import { printTsType } from './ts-type.ts';
import { printTypeThunk } from './type-thunk.ts';

export interface ResolversConfig extends ModelsConfig {
  domain: string;
}

/** The root fields of the schema with what serves them. */
export const findRootFields = (schema: Parameters<typeof rootFields>[0]): RootField[] =>
  rootFields(schema, [...sourceFiles('domains', /\.ts$/), ...sourceFiles('reading/nodes', /\.ts$/)]);

/** One TypeGraphQL class for a domain's root fields. Each method calls the function, list or board of its field's name; what does not fit the schema does not compile. */
export const plugin: PluginFunction<ResolversConfig, string> = (schema, _documents, config) => {
  const context = createModelContext(schema, scalarsFromHere(config));
  const fields = findRootFields(schema).filter(({ domain }) => domain === config.domain);
  const { take } = context.imports;
  take('Resolver');
  take('type Context', '../../request/context.ts');
  const serves = fields.filter(({ kind }) => kind === 'FUNCTION' || kind === 'BOARD');
  const declared = serves.map((one) => `  ${constantOf(one)}: ${servesType(one, context)};`);
  const methods = fields.map((field) => printMethod(field, context));
  const bound = serves.map((one) => `  ${constantOf(one)}: ${importOf(one, context)},`);
  const table =
    serves.length > 0
      ? [
          '/** What the schema asks of the functions of these names. */',
          'const serves: {',
          ...declared,
          '} = {',
          ...bound,
          '};',
          '',
        ]
      : [];
  return [
    `// Generated from schema/ and src/${config.domain === 'reading' ? '' : 'domains/'}${config.domain} by codegen/resolvers.ts.`,
    `${context.imports.print()}\n`,
    ...table,
    '@Resolver()',
    `export class ${pascal(config.domain)}Resolver {`,
    methods.join('\n\n'),
    '}',
    '',
  ].join('\n');
};

function scalarsFromHere(config: ResolversConfig): ModelsConfig {
  const scalars = Object.entries(config.scalars ?? {}).map(([name, scalar]) => [
    name,
    { ...scalar, module: `../${scalar.module}` },
  ]);
  return { ...config, scalars: Object.fromEntries(scalars) };
}

function constantOf({ operation, field }: RootField): string {
  return operation === 'Subscription' ? `${field.name}Board` : field.name;
}

/** Imports what serves the field under a name that no other import has. */
function importOf(one: RootField, context: ModelContext): string {
  const { field, path } = one;
  const name = `${constantOf(one)}Served`;
  context.imports.take(`${field.name} as ${name}`, `../../${path}`);
  return name;
}

function servesType({ operation, field }: RootField, context: ModelContext): string {
  const args = field.args.length > 0 ? model(argsName(operation, field.name), context) : 'Record<string, never>';
  const result = tsTypeOf(field, context);
  const generic = context.imports
    .take(
      operation === 'Subscription' ? 'type Board' : 'type Serves',
      operation === 'Subscription' ? '../../live/course/board.ts' : '../../request/serves.ts',
    )
    .slice(5);
  return `${generic}<${args}, ${result}>`;
}

function tsTypeOf(field: RootField['field'], context: ModelContext): string {
  const printed = printTsType(field.type, context);
  for (const [name] of printed.matchAll(/\b[A-Z]\w+\b/g)) if (context.schema.getType(name)) model(name, context);
  return printed;
}

function argsName(operation: string, name: string): string {
  return `${operation}${name.charAt(0).toUpperCase()}${name.slice(1)}Args`;
}

function model(name: string, { imports }: ModelContext): string {
  return imports.take(name, '../models.ts');
}

function printMethod(one: RootField, context: ModelContext): string {
  const { operation, field } = one;
  const { take } = context.imports;
  const type = printTypeThunk(field.type, context);
  tsTypeOf(field, context);
  const hasArgs = field.args.length > 0;
  const argsType = hasArgs ? model(argsName(operation, field.name), context) : undefined;
  const args = argsType ? [`@${take('Args')}(() => ${argsType}) args: ${argsType}`] : [];
  const given = hasArgs ? 'args' : '{}';
  const own = [
    `@${take('Ctx')}() context: Context`,
    `@${take('Info')}() info: ${take('type GraphQLResolveInfo', 'graphql').slice(5)}`,
  ];
  const isSubscription = operation === 'Subscription';
  const root = isSubscription
    ? [`@${take('Root')}() tick: ${take('type LiveTick', '../../live/course/live-tick.ts').slice(5)}`]
    : [];
  const options = printOptions({
    name: quote(field.name),
    nullable: printNullability(field.type, `${operation}.${field.name}`),
    subscribe: isSubscription
      ? `({ context${hasArgs ? ', args' : ''} }) => serves.${constantOf(one)}.subscribe(context as Context, ${hasArgs ? `args as ${argsType}` : '{}'})`
      : undefined,
  });
  return [
    `  @${take(operation)}(${type}, ${options})`,
    `  ${isSubscription ? 'watch' : operation.toLowerCase()}${pascal(kebab(field.name))}(${[...root, ...args, ...own].join(', ')}) {`,
    `    return ${printCall(one, context, given)};`,
    '  }',
  ].join('\n');
}

function printCall(one: RootField, context: ModelContext, given: string): string {
  const { kind, field } = one;
  const { take } = context.imports;
  const result = () => tsTypeOf(field, context);
  if (kind === 'FUNCTION') return `serves.${constantOf(one)}(context, ${given}, info)`;
  if (kind === 'BOARD') return `serves.${constantOf(one)}.payload(context, tick, ${given}, info)`;
  if (kind === 'LIST')
    return `${take('pageOf', '../../reading/lists/page-of.ts')}(context, info, ${importOf(one, context)}, args)`;
  const table = /([^/]+)\.entity\.ts$/.exec(one.path)?.[1]?.replaceAll('-', '_') ?? '';
  return `${take('selectOne', '../../reading/selected/select-one.ts')}<${result().replace(' | null', '')}>(context, info, ${quote(table)}, args.id)`;
}
