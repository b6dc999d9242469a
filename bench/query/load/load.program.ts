// Sends requests over kept-alive connections, each waiting for its answer before the next: closed loops of a fixed number.
import { answerParent } from '../../frame/answer-parent.ts';
import { processorTime } from '../../frame/processor-time.ts';
import type { Ask, Asks, Run, RunResult } from './ask.ts';
import { type HttpConnection, openHttpConnection } from './http-connection.ts';

interface Kind extends Asks {
  connections: HttpConnection[];
  /** Where the next request is taken from: in turns, so that none is sent again before all others were. */
  next: number;
  bytes: Map<number, Buffer>;
  /** Of the answers, by request. */
  lengths: number[];
}

const kinds = new Map<string, Kind>();

function kindOf(name: string): Kind {
  const kind = kinds.get(name);
  if (!kind) throw new Error(`The load has no requests called ${name}.`);
  return kind;
}

function nextRequest(kind: Kind): Buffer {
  const place = kind.next % kind.asks.length;
  kind.next += 1;
  const kept = kind.bytes.get(place);
  if (kept) return kept;
  const bytes = requestOf(kind, kind.asks[place] as Ask);
  kind.bytes.set(place, bytes);
  return bytes;
}

function requestOf({ path, query }: Asks, { token, variables }: Ask): Buffer {
  const body = Buffer.from(JSON.stringify(query === undefined ? variables : { query, variables }));
  const head = [
    `POST ${path} HTTP/1.1`,
    'host: 127.0.0.1',
    'content-type: application/json',
    'accept: application/json',
    ...(token ? [`authorization: Bearer ${token}`] : []),
    `content-length: ${body.length}`,
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]);
}

async function sendOne(kind: Kind, connection: HttpConnection, request: Buffer): Promise<Buffer> {
  const { status, body } = await connection.send(request);
  if (status !== 200 || body.includes('"errors"')) {
    throw new Error(`${kind.name} answered ${status}: ${body.toString().slice(0, 500)}`);
  }
  return body;
}

/** A request that reads no changing row has the same answer each time. */
function expectSameLength({ name, lengths }: Kind, place: number, length: number): void {
  const before = lengths[place];
  if (before === undefined) lengths[place] = length;
  else if (before !== length) throw new Error(`${name} answered ${length} bytes where it had answered ${before}.`);
}

/** Servers close connections that were unused for some seconds. */
function closeAll(kind: Kind): void {
  for (const connection of kind.connections.splice(0)) connection.close();
}

async function open(kind: Kind, count: number): Promise<HttpConnection[]> {
  while (kind.connections.length < count) kind.connections.push(await openHttpConnection(kind.port));
  return kind.connections.slice(0, count);
}

async function run({ name, connections, ms, most = Infinity, isFresh }: Run): Promise<RunResult> {
  const kind = kindOf(name);
  if (isFresh) closeAll(kind);
  const latencies: number[] = [];
  let begun = 0;
  const opened = await open(kind, connections);
  const startedAt = performance.now();
  const loop = async (connection: HttpConnection): Promise<void> => {
    for (;;) {
      const sentAt = performance.now();
      if (begun >= most || sentAt - startedAt > ms) return;
      begun += 1;
      const place = kind.next % kind.asks.length;
      const { length } = await sendOne(kind, connection, nextRequest(kind));
      latencies.push(performance.now() - sentAt);
      expectSameLength(kind, place, length);
    }
  };
  await Promise.all(opened.map(loop));
  const seconds = (performance.now() - startedAt) / 1000;
  latencies.sort((a, b) => a - b);
  return { requests: latencies.length, seconds, p99: latencies[Math.floor(latencies.length * 0.99)] ?? 0 };
}

answerParent({
  processorTime,
  prepare: (asks: Asks) => {
    kinds.set(asks.name, { ...asks, connections: [], next: 0, bytes: new Map(), lengths: [] });
  },
  /** The answer to the next request, to be looked at. */
  ask: async (name: string) => {
    const kind = kindOf(name);
    closeAll(kind);
    const [connection] = (await open(kind, 1)) as [HttpConnection];
    return JSON.parse((await sendOne(kind, connection, nextRequest(kind))).toString());
  },
  run,
  /** How many requests of each kind were sent so far. */
  sent: () => Object.fromEntries([...kinds.values()].map(({ name, next }) => [name, next])),
});
