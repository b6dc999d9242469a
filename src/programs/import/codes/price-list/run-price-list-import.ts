import type { JobPrincipal } from '../../../../access/actor.ts';
import { toTypeId } from '../../../../contract/type-id.ts';
import { openOrm } from '../../../../database/orm.ts';
import { writeAs } from '../../../../writing/write.ts';
import type { Surroundings } from '../../../command-line/surroundings.ts';
import { quietOffice } from '../../../quiet-office.ts';
import { withOwner } from '../../../with-owner.ts';
import { barProgress } from '../../bar-progress.ts';
import { findPractice } from '../../find-practice.ts';
import { ImportFailure } from '../../import-failure.ts';
import { lineProgress } from '../../line-progress.ts';
import { releasedFile } from '../released-file.ts';
import { amaNotice } from './ama-notice.ts';
import { readPriceList } from './read-price-list.ts';
import { type PriceListRelease, type Saved, savePriceList } from './save-price-list.ts';

export interface PriceListImport {
  path: string;
  /** The id of the practice; undefined for the only one there is. */
  practice: string | undefined;
  /** The first day of the list; undefined for 1 January of this year. */
  effective: string | undefined;
  /** The person who accepts the notice for the practice; undefined before that. */
  acceptedBy: string | undefined;
  mayEndMany: boolean;
}

const job = 'import cpt';
const linesRefused = 2;

/** Imports a practice's own list of CPT codes and prices; answers the exit code. */
export async function runPriceListImport(asked: PriceListImport, surroundings: Surroundings): Promise<number> {
  surroundings.out.write(`${amaNotice}\n`);
  const { acceptedBy, mayEndMany } = asked;
  if (acceptedBy === undefined)
    throw new ImportFailure(
      'Nothing was imported. If the practice has such a licence, add --accepted-by <your name>: the name and the day are kept with the codes.',
    );
  const file = await releasedFile(asked.path);
  const effective = asked.effective ?? `${new Date().getUTCFullYear()}-01-01`;
  return withOwner(surroundings, async ({ ownerUrl, appUrl }) => {
    const orm = await openOrm(appUrl);
    try {
      const { practiceId, name } = await findPractice({ orm, ownerUrl, id: asked.practice, mayFound: false });
      surroundings.out.write(`Importing ${file.name} into ${name} (${toTypeId('Practice', practiceId)}).\n`);
      const progress = surroundings.err.isTTY ? barProgress(surroundings) : lineProgress(surroundings);
      const list = await readPriceList(file, progress).finally(() => progress.close());
      if (list.refused > 0) {
        const lines = list.refused === 1 ? '1 line was' : `${list.refused} lines were`;
        surroundings.err.write(
          `${lines} refused, as listed above, so nothing of the list was imported. Correct the file, and run the same command again.\n`,
        );
        return linesRefused;
      }
      const release: PriceListRelease = { rows: list.rows, effective, acceptedBy, mayEndMany };
      const principal: JobPrincipal = { kind: 'JOB', practiceId, job, onBehalfOf: null, permissions: new Set() };
      const { saved } = await writeAs(
        quietOffice(orm),
        { principal, origin: { device: null, address: null } },
        job,
        async (unit) => ({ __typename: 'ImportSuccess', saved: await savePriceList(unit, release) }),
      );
      surroundings.out.write(`The list from ${effective} on: ${list.rows.length} rows, ${sentenceOf(saved)}\n`);
      return 0;
    } finally {
      await orm.close(true);
    }
  });
}

function sentenceOf({ added, changed, ended, priced }: Saved): string {
  return `of which ${added} are new codes and ${changed} changed; ${ended} ended the day before; ${priced} new prices.`;
}
