import { type InferKyselyDB, MikroKyselyPlugin, type SqlEntityManager } from '@mikro-orm/postgresql';
import { type ConnectionProvider, DummyDriver, Kysely, PostgresDialect, type QueryExecutor } from 'kysely';
import type { entities } from '../../generated/entities.ts';

const naming = { columnNamingStrategy: 'property', convertValues: true } as const;

type Tables = InferKyselyDB<(typeof entities)[number], typeof naming>;

/**
 * Typed SQL inside one transaction. Columns carry the entities' property names, values their types: no entities are
 * made.
 */
export type Reader = Kysely<Tables>;

export function readerOf(em: SqlEntityManager): Reader {
  return em.getKysely<Tables, typeof naming>(naming);
}

const executors = new WeakMap<SqlEntityManager, QueryExecutor>();
/** Kysely wants to know what it speaks; where its statements go is up to the executor. */
const postgres = {
  dialect: new PostgresDialect({ pool: () => Promise.reject(new Error('Statements go to the connection provided.')) }),
  driver: new DummyDriver(),
};

/** Typed SQL over connections of the caller's, which give rows their properties' names and values. */
export function readerOver(em: SqlEntityManager, connections: ConnectionProvider): Reader {
  const known = executors.get(em) ?? namingExecutor(em);
  executors.set(em, known);
  const { dialect, driver } = postgres;
  return new Kysely({ config: { dialect }, dialect, driver, executor: known.withConnectionProvider(connections) });
}

/**
 * The ORM's plugin names the columns of statements; of results it would look every column of every table up for every
 * row.
 */
function namingExecutor(em: SqlEntityManager): QueryExecutor {
  const plugin = new MikroKyselyPlugin(em, naming);
  return em
    .getKysely()
    .getExecutor()
    .withoutPlugins()
    .withPlugin({
      transformQuery: (args) => plugin.transformQuery(args),
      transformResult: async ({ result }) => result,
    });
}
