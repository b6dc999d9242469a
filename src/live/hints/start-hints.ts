import type { Logger } from 'pino';
import type { HintBus, OnHint } from './hint-bus.ts';
import { startNatsHints } from './nats-hints.ts';
import { startNotifyHints } from './notify-hints.ts';

interface Hints {
  natsUrl: string | null;
  databaseUrl: string;
  log: Logger;
  onHint: OnHint;
}

/** Hints go over NATS when there is one, over PostgreSQL otherwise. */
export function startHints({ natsUrl, databaseUrl, log, onHint }: Hints): Promise<HintBus> {
  return natsUrl ? startNatsHints({ url: natsUrl, log, onHint }) : startNotifyHints({ url: databaseUrl, log, onHint });
}
