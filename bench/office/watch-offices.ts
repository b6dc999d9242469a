import { setTimeout as pause } from 'node:timers/promises';
import { boardSubscription } from '../board/board-subscription.ts';
import type { Program } from '../frame/program.ts';
import type { Office } from './furnish-office.ts';

interface Watching {
  swarm: Program;
  server: Program;
  offices: readonly Office[];
  sockets: number;
  /** Between connecting and subscribing. */
  prepare?: (port: number) => Promise<void>;
}

/** Opens sockets that watch the waiting rooms: they take turns between practices, and in each between its sessions. Answers the port. */
export async function watchOffices({ swarm, server, offices, sockets, prepare }: Watching): Promise<number> {
  const port = await server.ask<number>('port');
  const sessions = offices[0]?.tokens.length ?? 0;
  const tokens = Array.from({ length: offices.length * sessions }, (_, number) =>
    String(offices[number % offices.length]?.tokens[Math.floor(number / offices.length)]),
  );
  await swarm.ask('open', { port, count: sockets, path: '/graphql', tokens });
  await prepare?.(port);
  await swarm.ask('subscribe', { port, payloads: subscriptionsTo(offices) });
  while ((await server.ask<number>('subscriptions')) < sockets) await pause(50);
  return port;
}

export function subscriptionsTo(offices: readonly Office[]) {
  return offices.map(({ site }) => boardSubscription(site));
}
