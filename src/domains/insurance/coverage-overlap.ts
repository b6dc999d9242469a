import type { CoverageOverlapError } from '../../generated/models.ts';
import { load } from '../../reading/row-loader.ts';
import { rowsById } from '../../reading/rows-by.ts';
import type { Context } from '../../request/context.ts';
import { practiceIdOf } from '../../request/practice-id-of.ts';
import { CoverageEntity, type CoverageRow } from './coverage.entity.ts';

/** The coverage that a write was about to save, for the answer when the constraint refuses. */
export interface CoverageAttempt {
  saving?: Pick<CoverageRow, 'id' | 'patientId' | 'rank' | 'validFrom' | 'validUntil'>;
}

/** The answer when the constraint refused a coverage: looks, after the rollback, at the one in the way. */
export async function coverageOverlap(
  context: Context,
  { saving }: CoverageAttempt,
  path: string[],
): Promise<CoverageOverlapError> {
  if (!saving) throw new Error('A coverage was refused before one was saved.');
  const { id, patientId, rank, validFrom, validUntil } = saving;
  const db = await context.request.reads.reader();
  const other = await db
    .selectFrom('coverage')
    .select('id')
    .where('practiceId', '=', practiceIdOf(context))
    .where('patientId', '=', patientId)
    .where('rank', '=', rank)
    .where('id', '!=', id)
    .where('validFrom', '<=', validUntil ?? 'infinity')
    .where((either) => either.or([either('validUntil', 'is', null), either('validUntil', '>=', validFrom)]))
    .orderBy('validFrom')
    .executeTakeFirst();
  const coverage = other && (await load(context, rowsById(CoverageEntity), other.id));
  if (!coverage) throw new Error('The coverage that was in the way is not there any more.');
  const end = coverage.validUntil ? ` to ${coverage.validUntil}` : '';
  return {
    __typename: 'CoverageOverlapError',
    message: `The patient has a coverage of rank ${rank} from ${coverage.validFrom}${end}; end that one before (endCoverage), or choose another rank.`,
    path,
    coverage,
  };
}
