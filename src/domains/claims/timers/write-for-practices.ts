import type { JobPrincipal } from '../../../access/actor.ts';
import { findPractices } from '../../../jobs/find-practices.ts';
import type { JobSurroundings } from '../../../jobs/job-kind.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import { writeAs } from '../../../writing/write.ts';

export interface TimerNeeds extends JobSurroundings {
  /** Connection of the role that owns the tables: it alone sees all practices. */
  readonly ownerUrl: string;
}

/** So many claims in one write: others wait for their rows no longer than for a page of work. */
export const atOnce = 200;

/** Does work in writes of its own in each practice, until a write of it changes fewer claims than it takes at once. */
export async function writeForPractices(
  { orm, ownerUrl }: TimerNeeds,
  job: string,
  work: (unit: WriteUnit) => Promise<number>,
): Promise<void> {
  // Every node reads the events from the log: this process may serve no client.
  const office = { em: orm.em, writers: inTurn, publish: () => {} };
  for (const practiceId of await findPractices(ownerUrl)) {
    const principal: JobPrincipal = { kind: 'JOB', practiceId, job, onBehalfOf: null, permissions: new Set() };
    const author = { principal, origin: { device: null, address: null } };
    let changed: number;
    do {
      ({ changed } = await writeAs(office, author, job, async (unit) => {
        const count = await work(unit);
        return { __typename: count > 0 ? 'TimerSuccess' : 'NothingToDo', changed: count };
      }));
    } while (changed === atOnce);
  }
}

/** The workers are few: the queue itself limits the writes at once. */
const inTurn = { pass: <Result>(_practiceId: string, work: () => Promise<Result>) => work() };
