import { Client } from 'pg';
import type { Logger } from 'pino';
import type { Hint, HintBus, OnHint } from './hint-bus.ts';
import type { HintLink, LinkPurpose } from './hint-link.ts';
import { parseHint, printHint } from './hint-text.ts';
import { startLinkedHintBus } from './linked-hint-bus.ts';

const channel = 'foyer_hint';
/** PostgreSQL takes less than 8,000 bytes in one notification. */
const mostBytes = 7_900;
/** How often a connection without traffic is tried, and how long an answer may take. */
const checkMs = 5_000;

interface Options {
  url: string;
  log: Logger;
  onHint: OnHint;
  /** Only for tests that cannot wait as long. */
  checkEveryMs?: number;
}

/**
 * Hints by LISTEN and NOTIFY over one connection of this node's own. Never inside a business transaction: PostgreSQL
 * makes all transactions that notify commit one after the other, here that is one a node.
 */
export function startNotifyHints({ url, log, onHint, checkEveryMs = checkMs }: Options): Promise<HintBus> {
  return startLinkedHintBus({
    carrier: 'PostgreSQL',
    log,
    onHint,
    open: (purpose) => openLink({ url, log, checkEveryMs }, purpose),
  });
}

type Place = Required<Pick<Options, 'url' | 'log' | 'checkEveryMs'>>;

async function openLink({ url, log, checkEveryMs }: Place, { receive }: LinkPurpose): Promise<HintLink> {
  const client = new Client({
    connectionString: url,
    application_name: 'foyer-hints',
    connectionTimeoutMillis: checkEveryMs,
    query_timeout: checkEveryMs,
    keepAlive: true,
  });
  const close = () => client.end().catch(() => {});
  const ended = new Promise<unknown>((resolve) => client.on('error', resolve).once('end', () => resolve(undefined)));
  void ended.then(close);
  try {
    await client.connect();
    // A notification is a commit; that it waits for the disk would be for nothing, since a crash ends all listeners
    // too.
    await client.query('set synchronous_commit = off');
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    client.on('notification', ({ processId, payload = '' }) => {
      if (processId !== rows[0]?.pid) unpack(payload, receive, log);
    });
    await client.query(`listen ${channel}`);
  } catch (error) {
    void close();
    throw error;
  }
  const checks = setInterval(() => void client.query('select').catch(close), checkEveryMs);
  void ended.then(() => clearInterval(checks));
  return { send: (hints) => notify(client, hints), ended, close };
}

async function notify(client: Client, hints: readonly Hint[]): Promise<void> {
  await client.query('select pg_notify($1, payload) from unnest($2::text[]) as payload', [channel, pack(hints)]);
}

function pack(hints: readonly Hint[]): string[] {
  const payloads: string[] = [];
  for (const line of hints.map(printHint)) {
    const last = payloads.at(-1);
    if (last !== undefined && last.length + 1 + line.length <= mostBytes)
      payloads[payloads.length - 1] = `${last}\n${line}`;
    else payloads.push(line);
  }
  return payloads;
}

/** Every role that may connect to the database may notify: a message that is no hint is passed over. */
function unpack(payload: string, receive: OnHint, log: Logger): void {
  const hints = payload.split('\n').map(parseHint);
  for (const hint of hints) if (hint) receive(hint);
  if (hints.includes(null)) log.debug({ channel }, 'a notification that is no hint was passed over');
}
