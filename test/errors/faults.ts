import DataLoader from 'dataloader';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import { readTypeDefs } from '../../src/contract/read-type-defs.ts';
import type { Context } from '../../src/request/context.ts';
import { buildServedSchema } from '../../src/schema.ts';
import { runAsOwner } from '../kit/run-as-owner.ts';
import type { TestServer } from '../kit/start-test-server.ts';

/** A value that no answer and no line of the log may contain. */
export const canary = 'CANARY-4711';

const raise = (state: string) =>
  `do $$ begin raise exception '${canary}' using errcode = '${state}', detail = 'Key (mrn)=(${canary}) exists.', table = 'patient'; end $$`;

/** Statements that PostgreSQL refuses, by what it says then. */
export const refusedStatements: Record<string, string> = {
  unique: `insert into planted (mrn) values ('${canary}'), ('${canary}')`,
  exclusion: `insert into planted (during) values ('[1,5)'), ('[4,6)')`,
  check: `insert into planted (mrn, quantity) values ('${canary}', -1)`,
  policy: `insert into guarded (mrn) values ('${canary}')`,
  grant: 'select * from ungranted',
  slow: `set statement_timeout = 20; select pg_sleep(5), '${canary}'`,
  serialization: raise('40001'),
  deadlock: raise('40P01'),
  lock: raise('55P03'),
  outage: raise('57P01'),
  broken: `select '${canary}' from nowhere`,
};

/** The tables that those statements meet. */
export async function plantTables(server: TestServer): Promise<void> {
  await runAsOwner(
    server,
    `create table planted (mrn text unique, quantity integer check (quantity >= 0), during int4range, exclude using gist (during with &&));
     create table guarded (mrn text); alter table guarded enable row level security; create table ungranted (mrn text);
     grant all on planted, guarded to public; revoke all on ungranted from public`,
  );
}

const resolvers: Record<string, (source: unknown, args: { how: string }, context: Context) => unknown> = {
  statement: (_source, { how }, { request }) => request.office.em.fork().execute(refusedStatements[how] ?? ''),
  thrown: () => {
    throw new TypeError(canary);
  },
  noError: () => Promise.reject(canary),
  unknownCode: () => {
    throw new GraphQLError(canary, { extensions: { code: 'E_INTERNAL', detail: canary } });
  },
  withoutCode: () => {
    throw new GraphQLError(canary);
  },
  loaded: () => new DataLoader(() => Promise.reject(new Error(canary))).load(1),
  scalar: () => canary,
  missing: () => null,
};

/** The served schema with fields that fail, each in a way of its own. */
export function failingSchema(): GraphQLSchema {
  const schema = buildServedSchema([
    ...readTypeDefs(),
    `extend type Query {
       "Planted." statement(how: String!): String @public
       "Planted." thrown: String @public
       "Planted." noError: String @public
       "Planted." unknownCode: String @public
       "Planted." withoutCode: String @public
       "Planted." loaded: String @public
       "Planted." scalar: Int @public
       "Planted." missing: String! @public
     }
     extend type Subscription { "Planted." broken: String @public }`,
  ]);
  for (const [name, resolve] of Object.entries(resolvers))
    Object.assign(schema.getQueryType()?.getFields()[name] ?? {}, { resolve });
  Object.assign(schema.getSubscriptionType()?.getFields().broken ?? {}, {
    subscribe: () => {
      throw new Error(canary);
    },
  });
  return schema;
}
