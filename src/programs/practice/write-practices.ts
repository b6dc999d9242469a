import { toTypeId } from '../../contract/type-id.ts';
import { scoped } from '../../database/session/practice-scope.ts';
import { enterPractice } from '../../database/session/set-scope.ts';
import { type Reader, readerOf } from '../../database/sql/reader.ts';
import type { Surroundings } from '../command-line/surroundings.ts';
import { withOwner } from '../with-owner.ts';

/** One line a practice: id, how many sites, name. Answers the exit code. */
export function writePractices(surroundings: Surroundings): Promise<number> {
  return withOwner(surroundings, async ({ owner }) => {
    const lines = await scoped(owner.em, {}).transactional((unit) => linesOf(readerOf(unit)));
    if (lines.length === 0)
      surroundings.err.write('This database has no practice yet; npm run foyer -- practice create makes one.\n');
    for (const line of lines) surroundings.out.write(`${line}\n`);
    return 0;
  });
}

async function linesOf(db: Reader): Promise<string[]> {
  const practices = await db
    .selectFrom('practice')
    .select(['practiceId', 'name'])
    .orderBy('name')
    .orderBy('practiceId')
    .execute();
  const lines: string[] = [];
  for (const { practiceId, name } of practices) {
    // The owner may be bound by row-level security: sites are seen from inside their practice.
    await enterPractice(db, practiceId);
    const { sites } = await db
      .selectFrom('site')
      .select((of) => of.fn.countAll<string>().as('sites'))
      .where('practiceId', '=', practiceId)
      .executeTakeFirstOrThrow();
    lines.push(
      `${toTypeId('Practice', practiceId)}  ${sites.padStart(3)} ${sites === '1' ? 'site ' : 'sites'}  ${name}`,
    );
  }
  return lines;
}
