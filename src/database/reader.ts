import type { InferKyselyDB, SqlEntityManager } from '@mikro-orm/postgresql';
import type { Kysely } from 'kysely';
import type { entities } from './entities.ts';

interface Naming {
  columnNamingStrategy: 'property';
  convertValues: true;
}

type Tables = InferKyselyDB<(typeof entities)[number], Naming>;

/** Typed SQL inside one transaction. Columns carry the entities' property names, values their types: no entities are made. */
export type Reader = Kysely<Tables>;

export function readerOf(em: SqlEntityManager): Reader {
  return em.getKysely<Tables, Naming>({ columnNamingStrategy: 'property', convertValues: true });
}
