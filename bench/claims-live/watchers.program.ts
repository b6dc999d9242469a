// Clients that watch claims over WebSockets, or ask for them every second.
import { Agent, request } from 'node:http';
import { answerParent } from '../frame/answer-parent.ts';
import { median } from '../frame/median.ts';
import { connectClient, subscribeClient } from '../swarm/client-group.ts';

interface Change {
  id: string;
  fromStatus: string | null;
  toStatus: string;
}

interface Payload {
  kind: string;
  changes: Change[];
}

/** One change as a client got it. */
interface Seen extends Change {
  at: number;
}

interface Watching {
  port: number;
  count: number;
  tokens: string[];
  filters: object[];
}

const selection = 'kind cursor claims { id status } changes { id fromStatus toStatus }';
const subscription = `subscription($filter: ClaimWatchFilter!) { claims(filter: $filter) { ${selection} } }`;
const query = 'query($filter: ClaimFilter) { claims(first: 100, filter: $filter) { nodes { id status } } }';
const clients: Seen[][] = [];
const close: (() => void)[] = [];

async function watch({ port, count, tokens, filters }: Watching): Promise<void> {
  for (let number = 0; number < count; number += 1) {
    const seen: Seen[] = [];
    const client = await connectClient(port, '/graphql', tokens[number % tokens.length]);
    client.socket.onBody = (body) => {
      const message = JSON.parse(body.toString()) as { type: string; payload?: { data?: { claims: Payload } } };
      const claims = message.payload?.data?.claims;
      if (message.type === 'next' && !claims) throw new Error(body.toString());
      const at = Date.now();
      for (const change of claims?.changes ?? []) seen.push({ ...change, at });
    };
    // Sessions and filters take turns, so that each session has each filter.
    const filter = filters[Math.floor(number / tokens.length) % filters.length];
    subscribeClient(client, number, { query: subscription, variables: { filter } });
    clients.push(seen);
    close.push(() => client.socket.socket.destroy());
  }
}

const asked = { answers: 0, skipped: 0 };

function ask({ port, count, tokens, filters }: Watching): void {
  const agent = new Agent({ keepAlive: true, maxSockets: count });
  for (let number = 0; number < count; number += 1) {
    const filter = filters[Math.floor(number / tokens.length) % filters.length];
    const body = JSON.stringify({ query, variables: { filter } });
    const headers = {
      ...{ 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      authorization: `Bearer ${tokens[number % tokens.length]}`,
    };
    let isAsking = false;
    const timer = setInterval(() => {
      // A client that waits for its answer does not ask again.
      if (isAsking) {
        asked.skipped += 1;
        return;
      }
      isAsking = true;
      const sent = request(
        { port, host: '127.0.0.1', path: '/graphql', method: 'POST', agent, headers },
        (response) => {
          if (response.statusCode !== 200) throw new Error(`An answer has the status ${response.statusCode}.`);
          response.resume().on('end', () => {
            isAsking = false;
            asked.answers += 1;
          });
        },
      );
      sent.on('error', () => {
        isAsking = false;
      });
      sent.end(body);
    }, 1000);
    close.push(() => clearInterval(timer));
  }
}

interface Truth {
  statuses: string[];
  /** When each answer was put into the folder, by status and claim. */
  placed: Record<string, number>;
  /** The claim of each change, and when it was committed, by the change's id. */
  commits: Record<string, { pcn: string; at: number }>;
}

/** Each change once and in order at each client; the times from folder and commit to arrival. */
function check({ statuses, placed, commits }: Truth) {
  const [fromFile, fromCommit]: [number[], number[]] = [[], []];
  for (const [number, seen] of clients.entries()) {
    const changes = seen.filter(({ toStatus }) => statuses.includes(toStatus));
    const byClaim = Map.groupBy(changes, ({ id }) => commits[id]?.pcn ?? '');
    if (byClaim.size * statuses.length !== Object.keys(placed).length)
      throw new Error(`Client ${number} saw ${byClaim.size} claims.`);
    for (const [pcn, own] of byClaim) {
      const [first] = own;
      const expected = [first?.fromStatus, ...statuses].join(' ');
      const found = [first?.fromStatus, ...own.map(({ toStatus }) => toStatus)].join(' ');
      const isChained = own.every(({ fromStatus }, place) => place === 0 || fromStatus === own[place - 1]?.toStatus);
      if (found !== expected || !isChained) throw new Error(`Client ${number} saw ${pcn} go ${found}.`);
    }
    for (const { id, toStatus, at } of changes) {
      const commit = commits[id];
      fromFile.push(at - (placed[`${toStatus} ${commit?.pcn}`] ?? Number.NaN));
      fromCommit.push(at - (commit?.at ?? Number.NaN));
    }
  }
  return { changes: fromFile.length, fromFile: median(fromFile), fromCommit: median(fromCommit) };
}

function stop(): typeof asked {
  for (const end of close.splice(0)) end();
  clients.length = 0;
  const all = { ...asked };
  Object.assign(asked, { answers: 0, skipped: 0 });
  return all;
}

const seenBy = () => clients.map((seen) => seen.length);

answerParent({ watch, ask, check, stop, least: () => Math.min(...seenBy()) });
