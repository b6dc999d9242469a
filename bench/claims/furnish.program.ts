// Makes a practice that bills, through the API, and a claim of its as often as asked for, by SQL.
import 'reflect-metadata';
import { ratePolicies } from '../../src/admission/rates/rate-policies.ts';
import { openOrm } from '../../src/database/orm.ts';
import { installJobs } from '../../src/jobs/install-jobs.ts';
import { buildServedSchema } from '../../src/schema.ts';
import { jobKinds } from '../../src/start/job-kinds.ts';
import { multiplyClaim } from '../../test/domains/claims/files/kit/many-claims.ts';
import { openBilling, uuidOf } from '../../test/domains/claims/kit/billing-world.ts';
import type { TestServer } from '../../test/kit/start-test-server.ts';
import { startBenchServer } from '../foyer/start-server.ts';
import { answerParent } from '../frame/answer-parent.ts';
import type { BillingOffice } from './billing-office.ts';

const [appUrl = '', adminUrl = ''] = process.argv.slice(2);
await installJobs(adminUrl, jobKinds);
const many = { burst: 1_000_000, perSecond: 1_000_000 };
const rates = { ...ratePolicies, signIn: many, lookUp: many, address: many };
const server = await startBenchServer(appUrl, buildServedSchema(), { rates });
const owner = await openOrm(adminUrl);

interface Wanted {
  claims: number;
  /** Sessions that watch, each of a biller of its own. */
  watchers?: number;
  /** The most claims of a file. */
  largestBatch?: number;
}

/** Claims of three lines. One more, of the same kind, is there to be sent first. */
async function furnish({ claims, watchers = 0, largestBatch = 2000 }: Wanted): Promise<BillingOffice> {
  const world = await openBilling({ ...server, owner } as unknown as TestServer);
  const charges = [{}, { code: 'G0008' }, { code: 'J1885', units: 2 }];
  const [first = ''] = await world.claims({ charges });
  const [template = ''] = await world.claims({ charges });
  await multiplyClaim(owner, uuidOf(template), claims - 1);
  const clearinghouseId = uuidOf(world.clearinghouseId);
  await owner.em.execute('update clearinghouse set largest_batch = ? where id = ?', [largestBatch, clearinghouseId]);
  const tokens: string[] = [];
  for (let count = 0; count < watchers; count += 1) tokens.push((await world.office.as('BILLER')).token ?? '');
  const { payerId, siteId, providerId } = world;
  return {
    ...{ practiceId: uuidOf(world.office.practiceId), clearinghouseId, payerId, siteId, providerId, first, tokens },
    token: world.biller.token ?? '',
  };
}

answerParent({ furnish });
