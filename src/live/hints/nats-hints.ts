import { connect, type Msg, type NatsConnection, type Subscription } from '@nats-io/transport-node';
import type { Logger } from 'pino';
import { natsOptions } from '../../settings/nats-options.ts';
import type { Hint, HintBus, OnHint } from './hint-bus.ts';
import type { HintLink, LinkPurpose } from './hint-link.ts';
import { isPracticeId, parseHint, printHint } from './hint-text.ts';
import { startLinkedHintBus } from './linked-hint-bus.ts';
import { natsGreeting } from './nats-greeting.ts';

const fixedOptions = { name: 'foyer-hints', noEcho: true, reconnect: false, timeout: 5_000, pingInterval: 5_000 };

interface Options {
  /** One or more servers of a NATS cluster, as in `NATS_URL`. */
  url: string;
  log: Logger;
  onHint: OnHint;
}

/** Hints over NATS: a node receives only those of the practices that are watched on it. */
export function startNatsHints({ url, log, onHint }: Options): Promise<HintBus> {
  return startLinkedHintBus({ carrier: 'NATS', log, onHint, open: (purpose) => openLink(url, log, purpose) });
}

async function openLink(url: string, log: Logger, { receive, followed, signal }: LinkPurpose): Promise<HintLink> {
  const connection = await connectToAny(url, signal);
  const subscriptions = new Map<string, Subscription>();
  const hear = (error: Error | null, message: Msg) => {
    if (!error) unpack(message, receive, log);
  };
  const follow = (practiceId: string) => {
    if (connection.isClosed()) return;
    subscriptions.set(practiceId, connection.subscribe(hintSubject(practiceId), { callback: hear }));
  };
  const unfollow = (practiceId: string) => {
    subscriptions.get(practiceId)?.unsubscribe();
    subscriptions.delete(practiceId);
  };
  for (const practiceId of followed) follow(practiceId);
  void reportFirstError(connection, log);
  return { ...sending(connection), follow, unfollow, close: () => connection.close() };
}

/** Tries the servers in any order. */
async function connectToAny(url: string, signal: AbortSignal): Promise<NatsConnection> {
  const { servers, account } = natsOptions(url) ?? { servers: [], account: {} };
  let reason: unknown = new Error('NATS_URL cannot be read.');
  for (const server of servers.sort(() => Math.random() - 0.5)) {
    try {
      await natsGreeting(server, signal);
      // A lost connection is given up, with what it has buffered; the bus opens the next one.
      return await connect({ ...account, servers: server, ...fixedOptions });
    } catch (error) {
      reason = error;
    }
  }
  throw reason;
}

/**
 * Waits for the server's answer: as long as it is outstanding, hints gather with the bus, where they cannot become
 * many.
 */
function sending(connection: NatsConnection): Pick<HintLink, 'send' | 'ended'> {
  let giveUp = () => {};
  const ended = connection.closed();
  void ended.then(() => giveUp());
  const send = (hints: readonly Hint[]) =>
    new Promise<void>((resolve, reject) => {
      // The client leaves a flush unanswered when the connection is lost.
      giveUp = () => reject(new Error('The connection was lost.'));
      for (const hint of hints) connection.publish(hintSubject(hint.practiceId), printHint(hint));
      connection.flush().then(resolve, reject);
    });
  return { send, ended };
}

/**
 * Every client with the right to publish there may write anything: a message that is no hint of the subject's practice
 * is passed over.
 */
function unpack({ subject, data }: Msg, receive: OnHint, log: Logger): void {
  const hint = data.length < 100 ? parseHint(new TextDecoder().decode(data)) : null;
  if (hint && hintSubject(hint.practiceId) === subject) receive(hint);
  else log.debug({ subject }, 'a message that is no hint was passed over');
}

/** Such as a permission that the account does not have: hints then do not travel, and nothing else would say so. */
async function reportFirstError(connection: NatsConnection, log: Logger): Promise<void> {
  for await (const status of connection.status()) {
    if (status.type !== 'error') continue;
    log.warn({ carrier: 'NATS', reason: status.error.message }, 'the hint server refuses something');
    return;
  }
}

/**
 * Where a practice's hints are published. Only an id can stand in it: a dot or a wildcard would reach into other
 * subjects.
 */
function hintSubject(practiceId: string): string {
  if (!isPracticeId(practiceId)) throw new Error('Only the id of a practice can be part of a subject.');
  return `foyer.hints.${practiceId}`;
}
