import { type GraphQLField, type GraphQLSchema, getNamedType, isListType, isNonNullType, isObjectType } from 'graphql';
import type { SourceFile } from './source-files.ts';

type Operation = 'Query' | 'Mutation' | 'Subscription';

/**
 * The code that serves a root field. `FUNCTION`: the function of its name in the file of its name. `LIST`: the list of
 * its name in a `*.list.ts`. `BOARD`: the board of its name in `<name>.board.ts`, for subscriptions. `ROW`: nothing was
 * written for it, and its only argument is the id of the row that it answers.
 */
export interface RootField {
  operation: Operation;
  field: GraphQLField<unknown, unknown>;
  kind: 'FUNCTION' | 'LIST' | 'BOARD' | 'ROW';
  /** The file, from `src`. */
  path: string;
  /** The folder below `src/domains`; `nodes` for what belongs to all of them. */
  domain: string;
}

/**
 * Finds what serves each root field, by names alone.
 *
 * @throws When a field is served by nothing, or by two.
 */
export function rootFields(schema: GraphQLSchema, files: readonly SourceFile[]): RootField[] {
  return (['Query', 'Mutation', 'Subscription'] as const).flatMap((operation) =>
    Object.values(schema.getType(operation) ? rootTypeOf(schema, operation) : {}).map((field) => {
      const found = servedBy(operation, field, files);
      const [first, second] = found;
      if (second)
        throw new Error(`${operation}.${field.name} is served twice: by src/${first?.path} and src/${second.path}.`);
      if (!first) throw new Error(missing(operation, field.name));
      return { operation, field, ...first, domain: domainOf(first.path) };
    }),
  );
}

function rootTypeOf(schema: GraphQLSchema, operation: Operation) {
  const type = schema.getType(operation);
  return isObjectType(type) ? type.getFields() : {};
}

function servedBy(operation: Operation, field: RootField['field'], files: readonly SourceFile[]) {
  const kinds =
    operation === 'Subscription'
      ? [{ kind: 'BOARD' as const, isIt: (path: string) => path.endsWith(`/${kebab(field.name)}.board.ts`) }]
      : [
          {
            kind: 'FUNCTION' as const,
            isIt: (path: string) => path.endsWith(`/${kebab(field.name)}.ts`) && !path.includes('/gives/'),
          },
          { kind: 'LIST' as const, isIt: (path: string) => operation === 'Query' && path.endsWith('.list.ts') },
        ];
  const written = kinds.flatMap(({ kind, isIt }) =>
    files.filter(({ path, exports }) => isIt(path) && exports.has(field.name)).map(({ path }) => ({ kind, path })),
  );
  return written.length > 0 ? written : rowOf(operation, field, files);
}

/** A query such as `room(id: ID!): Room` needs no function: a row has a table. */
function rowOf(operation: Operation, { args, type }: RootField['field'], files: readonly SourceFile[]) {
  const isById = operation === 'Query' && args.length === 1 && args[0]?.name === 'id';
  if (!isById || isNonNullType(type) || isListType(type)) return [];
  const entity = `${getNamedType(type).name}Entity`;
  return files
    .filter(({ path, exports }) => path.endsWith('.entity.ts') && exports.has(entity))
    .map(({ path }) => ({ kind: 'ROW' as const, path }));
}

function missing(operation: Operation, name: string): string {
  const list = operation === 'Query' ? `, or a list ${name} from its *.list.ts` : '';
  const what =
    operation === 'Subscription'
      ? `a board ${name} from src/domains/<domain>/${kebab(name)}.board.ts`
      : `a function ${name} from src/domains/<domain>/${kebab(name)}.ts${list}`;
  return `${operation}.${name} is served by nothing: export ${what}.`;
}

function domainOf(path: string): string {
  return /^(?:domains\/)?([^/]+)\//.exec(path)?.[1] ?? '';
}

export function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

export function pascal(name: string): string {
  return name.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
