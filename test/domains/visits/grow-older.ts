import { parseTypeId } from '../../../src/contract/type-id.ts';
import { runAsOwner } from '../../kit/run-as-owner.ts';
import type { TestServer } from '../../kit/start-test-server.ts';

const times = ['stage_since', 'arrived_at', 'first_roomed_at', 'called_at', 'over_since'];

/** Lets two hours pass for one visit: everything in it happened so much earlier, and its jobs are due so much earlier. */
export async function growOlder(server: Pick<TestServer, 'database'>, id: string): Promise<void> {
  const visit = [parseTypeId(id)?.uuid];
  const earlier = (column: string) => `${column} = ${column} - interval '2 hours'`;
  await runAsOwner(server, `update visit set ${times.map(earlier).join(', ')} where id = $1`, visit);
  await runAsOwner(server, `update visit_step set ${earlier('at')} where visit_id = $1`, visit);
  await runAsOwner(
    server,
    `update foyer_jobs.job set ${earlier('start_after')} where name = 'visits.mark-over' and state = 'created' and data->>'visitId' = $1`,
    visit,
  );
}
