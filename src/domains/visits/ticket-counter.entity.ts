import { defineEntity, p } from '@mikro-orm/core';

/** The last ticket number given at a site on a day. */
export const TicketCounterEntity = defineEntity({
  name: 'TicketCounter',
  tableName: 'ticket_counter',
  properties: {
    practiceId: p.uuid().primary(),
    siteId: p.uuid().primary(),
    day: p.date().primary(),
    lastNumber: p.integer(),
  },
});
