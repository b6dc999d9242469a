import type { PluginFunction } from '@graphql-codegen/plugin-helpers';
import { type ChildList, childLists } from './child-lists.ts';
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

/** The root fields of the schema and the lists that rows have of others, with what serves them. */
export function findServed(schema: Parameters<typeof rootFields>[0]): { roots: RootField[]; lists: ChildList[] } {
  const files = [...sourceFiles('domains', /\.ts$/), ...sourceFiles('reading/nodes', /\.ts$/)];
  return { roots: rootFields(schema, files), lists: childLists(schema, files) };
}

/**
 * A domain's TypeGraphQL classes: one for its root fields, and one for each type whose lists of its rows it serves. A
 * function that does not fit the schema does not compile.
 */
export const plugin: PluginFunction<ResolversConfig, string> = (schema, _documents, config) => {
  const context = createModelContext(schema, scalarsFromHere(config));
  const { roots, lists } = findServed(schema);
  const fields = roots.filter(({ domain }) => domain === config.domain);
  const children = Map.groupBy(
    lists.filter(({ domain }) => domain === config.domain),
    ({ type }) => type,
  );
  const classes = [
    ...(fields.length > 0 ? [...printServes(fields, context), printRootClass(config.domain, fields, context)] : []),
    ...[...children].map(([type, ofType]) => printListsClass(config.domain, type, ofType, context)),
  ];
  const folder = config.domain === 'reading' ? 'src/reading/nodes' : `src/domains/${config.domain}`;
  return [
    `// Generated from schema/ and the names of files in ${folder} by codegen/resolvers.ts.`,
    `${context.imports.print()}\n`,
    `${classes.join('\n\n')}\n`,
  ].join('\n');
};

/** The names of the classes that the domain's file exports. */
export function classNames(schema: Parameters<typeof rootFields>[0], domain: string): string[] {
  const { roots, lists } = findServed(schema);
  const types = new Set(lists.filter((list) => list.domain === domain).map(({ type }) => type));
  const root = roots.some((field) => field.domain === domain) ? [`${pascal(domain)}Resolver`] : [];
  return [...root, ...[...types].map((type) => listsClassName(domain, type))];
}

function scalarsFromHere(config: ResolversConfig): ModelsConfig {
  const scalars = Object.entries(config.scalars ?? {}).map(([name, scalar]) => [
    name,
    { ...scalar, module: `../${scalar.module}` },
  ]);
  return { ...config, scalars: Object.fromEntries(scalars) };
}

function printServes(fields: readonly RootField[], context: ModelContext): string[] {
  const serving = fields.filter(({ kind }) => kind === 'FUNCTION' || kind === 'BOARD');
  if (serving.length === 0) return [];
  const types = serving.map((one) => `  ${constantOf(one)}: ${servesType(one, context)};`);
  const values = serving.map((one) => `  ${constantOf(one)}: ${importOf(one, context)},`);
  return [
    [
      '/** The types that the schema requires of the functions and boards of these names. */',
      'const serves: {',
      ...types,
      '} = {',
      ...values,
      '};',
    ].join('\n'),
  ];
}

function printRootClass(domain: string, fields: readonly RootField[], context: ModelContext): string {
  const methods = fields.map((field) => printRootMethod(field, context));
  return [
    `@${context.imports.take('Resolver')}()`,
    `export class ${pascal(domain)}Resolver {`,
    methods.join('\n\n'),
    '}',
  ].join('\n');
}

function constantOf({ operation, field }: RootField): string {
  return operation === 'Subscription' ? `${field.name}Board` : field.name;
}

/** Imports what serves a field, under a name that no other import has. */
function importOf(one: RootField, context: ModelContext): string {
  const name = `${constantOf(one)}Served`;
  context.imports.take(`${one.field.name} as ${name}`, `../../${one.path}`);
  return name;
}

function servesType({ operation, field }: RootField, context: ModelContext): string {
  const args = field.args.length > 0 ? model(argsName(operation, field.name), context) : 'Record<string, never>';
  const generic = operation === 'Subscription' ? 'Watches' : 'Serves';
  return `${takeType(generic, '../../request/serves.ts', context)}<${args}, ${tsTypeOf(field, context)}>`;
}

function takeType(name: string, module: string, { imports }: ModelContext): string {
  imports.take(`type ${name}`, module);
  return name;
}

function tsTypeOf({ type }: Pick<RootField['field'], 'type'>, context: ModelContext): string {
  const printed = printTsType(type, context);
  for (const [name] of printed.matchAll(/\b[A-Z]\w+\b/g)) if (context.schema.getType(name)) model(name, context);
  return printed;
}

function argsName(owner: string, name: string): string {
  return `${owner}${name.charAt(0).toUpperCase()}${name.slice(1)}Args`;
}

function model(name: string, { imports }: ModelContext): string {
  return imports.take(name, '../models.ts');
}

function parameters(owner: string, field: RootField['field'], context: ModelContext) {
  const { take } = context.imports;
  const argsType = field.args.length > 0 ? model(argsName(owner, field.name), context) : undefined;
  const own = [
    ...(argsType ? [`@${take('Args')}(() => ${argsType}) args: ${argsType}`] : []),
    `@${take('Ctx')}() context: ${takeType('Context', '../../request/context.ts', context)}`,
    `@${take('Info')}() info: ${takeType('GraphQLResolveInfo', 'graphql', context)}`,
  ];
  return { argsType, own };
}

function printRootMethod(one: RootField, context: ModelContext): string {
  const { operation, field } = one;
  const { take } = context.imports;
  const { argsType, own } = parameters(operation, field, context);
  const isSubscription = operation === 'Subscription';
  const tick = isSubscription
    ? [`@${take('Root')}() tick: ${takeType('LiveTick', '../../live/course/live-tick.ts', context)}`]
    : [];
  const options = printOptions({
    name: quote(field.name),
    nullable: printNullability(field.type, `${operation}.${field.name}`),
    subscribe: isSubscription
      ? `({ context${argsType ? ', args' : ''} }) => serves.${constantOf(one)}.course(context as Context, ${argsType ? `args as ${argsType}` : '{}'})`
      : undefined,
  });
  tsTypeOf(field, context);
  const verb = isSubscription ? 'watch' : operation.toLowerCase();
  return [
    `  @${take(operation)}(${printTypeThunk(field.type, context)}, ${options})`,
    `  ${verb}${pascal(kebab(field.name))}(${[...tick, ...own].join(', ')}) {`,
    `    return ${printCall(one, context, argsType ? 'args' : '{}')};`,
    '  }',
  ].join('\n');
}

function printCall(one: RootField, context: ModelContext, given: string): string {
  const { kind, field } = one;
  if (kind === 'FUNCTION') return `serves.${constantOf(one)}(context, ${given}, info)`;
  if (kind === 'BOARD') return `serves.${constantOf(one)}.payload(context, tick, ${given}, info)`;
  if (kind === 'LIST') return printPage(importOf(one, context), '', context);
  const table = /([^/]+)\.entity\.ts$/.exec(one.path)?.[1]?.replaceAll('-', '_') ?? '';
  const row = tsTypeOf(field, context).replace(' | null', '');
  return `${context.imports.take('selectOne', '../../reading/selected/select-one.ts')}<${row}>(context, info, ${quote(table)}, args.id)`;
}

function printPage(list: string, parent: string, { imports }: ModelContext): string {
  return `${imports.take('pageOf', '../../reading/lists/page-of.ts')}(context, info, ${list}, args${parent})`;
}

function listsClassName(domain: string, type: string): string {
  return `${pascal(domain)}Of${type}Resolver`;
}

function printListsClass(domain: string, type: string, lists: readonly ChildList[], context: ModelContext): string {
  const { take } = context.imports;
  const methods = lists.map(({ field, path, parent }) => {
    const { own } = parameters(type, field, context);
    const options = printNullability(field.type, `${type}.${field.name}`);
    const list = `${field.name}Of${type}`;
    take(`${field.name} as ${list}`, `../../${path}`);
    tsTypeOf(field, context);
    const root = parent ? [`@${take('Root')}() { id }: { id: string }`] : [];
    return [
      `  @${take('FieldResolver')}(${printTypeThunk(field.type, context)}${options ? `, { nullable: ${options} }` : ''})`,
      `  ${field.name}(${[...root, ...own].join(', ')}) {`,
      `    return ${printPage(list, parent ? `, { ${parent}: id }` : '', context)};`,
      '  }',
    ].join('\n');
  });
  const thunk = `() => ${model(type, context)}`;
  return [
    `@${take('Resolver')}(${thunk})`,
    `export class ${listsClassName(domain, type)} {`,
    methods.join('\n\n'),
    '}',
  ].join('\n');
}
