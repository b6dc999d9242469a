import { defineEntity, p } from '@mikro-orm/core';
import type { ExchangeProblem } from '../../../../../generated/models.ts';

/** How the exchange with the server of a clearinghouse goes, and which node is at it. */
export const ServerExchangeEntity = defineEntity({
  name: 'ServerExchange',
  tableName: 'server_exchange',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    clearinghouseId: p.uuid(),
    lease: p.uuid().nullable(),
    leasedUntil: p.datetime(6).nullable(),
    succeededAt: p.datetime(6).nullable(),
    failingSince: p.datetime(6).nullable(),
    failures: p.integer().default(0),
    problem: p.text().$type<ExchangeProblem>().nullable(),
    message: p.text().nullable(),
    nextTryAt: p.datetime(6).nullable(),
  },
});
