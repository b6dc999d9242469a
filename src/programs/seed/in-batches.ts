import type { MikroORM } from '@mikro-orm/postgresql';
import type { JobPrincipal } from '../../access/actor.ts';
import type { WriteUnit } from '../../writing/unit.ts';
import { writeAs } from '../../writing/write.ts';
import { quietOffice } from '../quiet-office.ts';

export interface SeedPlace {
  orm: MikroORM;
  practiceId: string;
  note: (line: string) => void;
  /** Ends it after the batch at hand. */
  signal: AbortSignal;
}

const batchSize = 500;
const noteEach = 2_500;
const job = 'seed';

/** Writes rows in batches of 500, each a write of its own, and reports how far it is. */
export async function inBatches<Row>(
  { orm, practiceId, note, signal }: SeedPlace,
  { rows, word }: { rows: readonly Row[]; word: string },
  add: (unit: WriteUnit, batch: readonly Row[]) => Promise<void>,
): Promise<void> {
  const principal: JobPrincipal = { kind: 'JOB', practiceId, job, onBehalfOf: null, permissions: new Set() };
  const author = { principal, origin: { device: null, address: null } };
  for (let done = 0; done < rows.length && !signal.aborted; ) {
    const batch = rows.slice(done, done + batchSize);
    await writeAs(quietOffice(orm), author, job, async (unit) => {
      await add(unit, batch);
      return { __typename: 'SeedSuccess' };
    });
    done += batch.length;
    if (done % noteEach === 0 || done === rows.length) note(`${done} of ${rows.length} ${word}`);
  }
}
