import { jobKind } from '../../../../../jobs/job-kind.ts';
import { exchangeWithServer, type ServerNeeds } from './exchange-with-server.ts';
import { visitJob } from './visit-at-server.ts';

interface ClearinghouseIds extends Readonly<Record<string, string>> {
  practiceId: string;
  clearinghouseId: string;
}

/** A visit at the server of one clearinghouse. Servers that hang keep others waiting only where there are many of them. */
export const exchangeFiles = jobKind<ClearinghouseIds, ServerNeeds>({
  name: visitJob,
  retryLimit: 2,
  retryDelaySeconds: 30,
  retryDelayMaxSeconds: 60,
  expireSeconds: 900,
  heartbeatSeconds: 30,
  waitDays: 1,
  atOnce: 4,
  isAble: ({ exchangesEdi }) => exchangesEdi,
  work: (place, needs) => exchangeWithServer(needs, place),
});
