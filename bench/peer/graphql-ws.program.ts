// A stock graphql-ws server over the same schema, with the pub/sub that TypeGraphQL uses. No sign-in, no log: less to do than Foyer has.
import 'reflect-metadata';
import { once, setMaxListeners } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { LiveKind, Permission } from '../../src/generated/models.ts';
import type { LiveTick } from '../../src/live/course/live-tick.ts';
import { type Position, printCursor } from '../../src/live/log/cursor.ts';
import { boardInMemory, type Manner } from '../board/board-in-memory.ts';
import { boardSchema } from '../board/board-schema.ts';
import { type Delivery, deliver } from '../board/deliver.ts';
import { touchVisits } from '../board/touch-visits.ts';
import { answerParent } from '../frame/answer-parent.ts';
import { memoryInUse } from '../frame/memory-in-use.ts';
import { createPubSub } from './create-pub-sub.ts';

// A thousand subscribers of one topic are no leak here.
setMaxListeners(0);
const [manner, size] = process.argv.slice(2);
const board = boardInMemory(Number(size), manner as Manner);
const pubSub = createPubSub<Record<string, [tick: LiveTick]>>();
let subscriptions = 0;
const schema = boardSchema(board, manner as Manner, (topic) => {
  subscriptions += 1;
  return pubSub.subscribe(topic);
});
const http = createServer();
/** The viewer for the directives: with every permission. */
const principal = { permissions: new Set(Object.values(Permission)) };
const context = () => ({ request: { principal, masked: [] } });
useServer({ schema, context }, new WebSocketServer({ server: http, path: '/graphql' }));
await once(http.listen(0, '127.0.0.1'), 'listening');

const position: Position = { epoch: '019ab0c0-0000-7000-8000-000000000000', seq: 0 };

function publish({ topic, visits }: Delivery, version: number): void {
  const at = new Date();
  const events = touchVisits(board, topic, visits, version).map((event) => {
    position.seq += 1;
    return { ...event, seq: position.seq, at };
  });
  pubSub.publish(topic, { kind: LiveKind.CHANGE, cursor: printCursor(position), events });
}

answerParent({
  port: () => (http.address() as AddressInfo).port,
  deliver: (delivery: Delivery) => deliver(board, delivery, subscriptions, (version) => publish(delivery, version)),
  subscriptions: () => subscriptions,
  memory: memoryInUse,
});
