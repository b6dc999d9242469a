import type { Logger } from 'pino';
import { keepEventDays } from './keep-event-days.ts';

/** With fewer days ahead than this, the operator must act. */
const leastAhead = 3;

interface Options {
  retentionDays: number;
  log: Logger;
}

/** One run, reported in the log. Answers whether all was made and dropped. */
export async function runEventDayKeeper(ownerUrl: string, { retentionDays, log }: Options): Promise<boolean> {
  try {
    const { made, dropped, ahead, faults } = await keepEventDays(ownerUrl, { retentionDays });
    if (made.length + dropped.length > 0) log.info({ made, dropped }, 'event log days kept');
    for (const fault of faults) reportFault(log, fault);
    if (ahead < leastAhead) {
      log.error(
        { ahead },
        `The event log can take events for only ${Math.max(ahead, 0)} more ${ahead === 1 ? 'day' : 'days'}, then nothing can be saved; let the role of DATABASE_URL own event_log and create tables beside it.`,
      );
    }
    return faults.length === 0;
  } catch (error) {
    reportFault(log, error);
    return false;
  }
}

function reportFault(log: Logger, fault: unknown): void {
  const reason = fault instanceof Error ? fault.message : String(fault);
  log.error(
    { reason },
    'The days of the event log could not all be made or dropped, and it is tried again within the hour; if this repeats, end transactions that stay open and see that DATABASE_URL reaches the owner of event_log.',
  );
}
