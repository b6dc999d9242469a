import type { MikroORM } from '@mikro-orm/postgresql';
import { parseTypeId, toTypeId } from '../../contract/type-id.ts';
import { scoped } from '../../database/session/practice-scope.ts';
import { readerOf } from '../../database/sql/reader.ts';
import { listPractices, type NamedPractice } from '../../domains/practice/list-practices.ts';
import { ImportFailure } from './import-failure.ts';

interface Search {
  orm: MikroORM;
  ownerUrl: string;
  /** The id of the practice; undefined for the only one there is. */
  id: string | undefined;
  /** Whether the command has `--new-practice`. */
  mayFound: boolean;
}

/** The practice to write into: the one named, else the only one there is. */
export async function findPractice({ orm, ownerUrl, id, mayFound }: Search): Promise<NamedPractice> {
  if (id !== undefined) return namedPractice(orm, ownerUrl, id);
  const practices = await listPractices(ownerUrl);
  const [only] = practices;
  if (!only)
    throw new ImportFailure(
      `This database has no practice yet; make one with npm run foyer -- practice create${mayFound ? ', or import into one of its own with --new-practice <name>' : ''}.`,
    );
  if (practices.length > 1)
    throw new ImportFailure(
      `This database has several practices; name one with --practice <id>${mayFound ? ', or make one with --new-practice <name>' : ''}:${listOf(practices)}`,
    );
  return only;
}

async function namedPractice(orm: MikroORM, ownerUrl: string, id: string): Promise<NamedPractice> {
  const typeId = parseTypeId(id);
  if (typeId?.type !== 'Practice')
    throw new ImportFailure(
      `--practice ${id} is no practice's id; one looks like practice_01k9vd3m5sf7wtrc3f8s4y6h2e.`,
    );
  const practiceId = typeId.uuid;
  const row = await scoped(orm.em, { practiceId }).transactional((em) =>
    readerOf(em)
      .selectFrom('practice')
      .select(['practiceId', 'name'])
      .where('practiceId', '=', practiceId)
      .executeTakeFirst(),
  );
  if (row) return row;
  const practices = await listPractices(ownerUrl);
  const known = practices.length ? `; there are:${listOf(practices)}` : '.';
  throw new ImportFailure(`This database has no practice ${id}${known}`);
}

function listOf(practices: readonly NamedPractice[]): string {
  return practices.map(({ practiceId, name }) => `\n  ${toTypeId('Practice', practiceId)}  ${name}`).join('');
}
