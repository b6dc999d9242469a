import { runAsOwner } from '../../../kit/run-as-owner.ts';
import type { TestServer } from '../../../kit/start-test-server.ts';
import { uuidOf } from './billing-world.ts';

/** The status of a claim with the findings of its last run, such as `ERROR npi-form billingProvider.npi`. */
export async function scrubbed(server: TestServer, claimId = ''): Promise<{ status: string; findings: string[] }> {
  const [claim] = await runAsOwner<{ status: string; findings: string[] }>(
    server,
    `select status, array(select concat_ws(' ', severity, edit, array_to_string(path, '.')) from scrub_finding
       where scrub_run_id = claim.scrub_run_id order by position) as findings
     from claim where id = $1`,
    [uuidOf(claimId)],
  );
  if (!claim) throw new Error('The claim is not there.');
  return claim;
}
