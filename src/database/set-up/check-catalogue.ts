import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { StartFailure } from '../../settings/start-failure.ts';
import { readerOf } from '../sql/reader.ts';
import { catalogueFaults } from './catalogue-faults.ts';
import { jobFaults } from './job-faults.ts';

/**
 * Refuses to serve when the database would not keep practices apart: looks in PostgreSQL's catalogue for everything
 * known to let rows through.
 */
export async function checkCatalogue(em: SqlEntityManager): Promise<void> {
  const faults = await findCatalogueFaults(em);
  if (faults.length === 0) return;
  throw new StartFailure(
    `Foyer does not serve from this database, because it would not keep practices apart: ${faults.join('; ')}. Connect as a role that owns nothing and let Foyer's own migrations make the tables.`,
  );
}

/** One sentence per fault, as the application's own connection sees it. */
export async function findCatalogueFaults(em: SqlEntityManager): Promise<string[]> {
  const db = readerOf(em.fork());
  const found: string[] = [];
  for (const query of [...catalogueFaults, ...jobFaults]) {
    const { rows } = await sql.raw<{ fault: string }>(query).execute(db);
    found.push(...rows.map(({ fault }) => fault));
  }
  return found;
}
