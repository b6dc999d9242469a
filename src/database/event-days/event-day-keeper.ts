import type { Logger } from 'pino';
import { keepEventDays } from './keep-event-days.ts';

const hourMs = 3_600_000;
/** With fewer days ahead than this, whoever runs Foyer must act. */
const leastAhead = 3;

interface Options {
  retentionDays: number;
  log: Logger;
  everyMs?: number;
}

/** Keeps the event log's days now and every hour, until stopped. A run that fails is told in the log, and the next one tries again. */
export function startEventDayKeeper(ownerUrl: string, options: Options): { stop(): Promise<void> } {
  let running: Promise<void> | undefined;
  const run = () => {
    running ??= keep(ownerUrl, options).finally(() => {
      running = undefined;
    });
  };
  const timer = setInterval(run, options.everyMs ?? hourMs);
  run();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}

async function keep(ownerUrl: string, { retentionDays, log }: Options): Promise<void> {
  try {
    const { made, dropped, ahead, faults } = await keepEventDays(ownerUrl, { retentionDays });
    if (made.length + dropped.length > 0) log.info({ made, dropped }, 'event log days kept');
    for (const fault of faults) tellFault(log, fault);
    if (ahead < leastAhead) {
      log.error(
        { ahead },
        `The event log can take events for only ${Math.max(ahead, 0)} more ${ahead === 1 ? 'day' : 'days'}, then nothing can be saved; let the role of DATABASE_URL own event_log and create tables beside it.`,
      );
    }
  } catch (error) {
    tellFault(log, error);
  }
}

function tellFault(log: Logger, fault: unknown): void {
  const reason = fault instanceof Error ? fault.message : String(fault);
  log.error(
    { reason },
    'The days of the event log could not all be made or dropped, and it is tried again within the hour; if this repeats, end transactions that stay open and see that DATABASE_URL reaches the owner of event_log.',
  );
}
