import { visitsTopic } from '../../src/domains/visits/visit.events.ts';
import type { Manner } from '../board/board-in-memory.ts';
import type { Delivery } from '../board/deliver.ts';
import { alternate } from '../frame/alternate.ts';
import type { Figure } from '../frame/figure.ts';
import type { Program } from '../frame/program.ts';
import { ratios } from '../frame/ratios.ts';
import type { Office } from '../office/furnish-office.ts';
import { type Servers, type Side, sides } from './servers.ts';

const repeats = 5;

export interface Size {
  visits: number;
  rounds: number;
  name: string;
  goal: number;
}

interface Run {
  servers: Servers;
  swarm: Program;
  office: Office;
  sockets: number;
  manner: Manner;
  size: Size;
}

/** Processor time of the server for each payload that reached a socket, of both sides in turns. */
export async function measureDelivery(run: Run): Promise<Figure[]> {
  const { servers, swarm, sockets, manner, size } = run;
  const { rounds } = size;
  const bytes = await expectSamePayloads(run);
  const slice = async (side: Side): Promise<number> => {
    // The event before keeps signs of life, which are sent after silence, out of the count.
    await deliver(run, side, 1);
    const micros = await deliver(run, side, rounds);
    const { messages } = await swarm.ask<{ messages: number }>('count', { port: servers[side].port });
    if (messages !== rounds * sockets) throw new Error(`${side}: ${messages} messages of ${rounds * sockets} arrived.`);
    return micros;
  };
  for (const side of sides) await slice(side);
  const micros = await alternate(sides, repeats, slice);
  const about = `${manner === 'served' ? '' : 'bare schema, '}${size.name} (${bytes} B) to ${sockets} sockets`;
  const times = ratios(micros['stock graphql-ws'], micros.Foyer);
  return [
    ...sides.map((side): Figure => ({ name: `${about}: ${side}`, unit: 'µs', values: micros[side], better: 'lower' })),
    {
      name: `${about}: stock graphql-ws / Foyer`,
      unit: 'x',
      values: times,
      better: 'higher',
      ...(manner === 'served' && { goal: size.goal }),
    },
  ];
}

/** Delivers, waits until every client has read it, and answers the processor time for each message. */
async function deliver(run: Run, side: Side, rounds: number): Promise<number> {
  const { servers, swarm, office, sockets, manner, size } = run;
  const { program, port } = servers[side];
  const topic = visitsTopic(manner === 'served' ? office.siteId : office.site);
  const delivery: Delivery = { topic, visits: size.visits, rounds, version: 1_000 };
  await swarm.ask('count', { port });
  const micros = await program.ask<number>('deliver', { ...delivery, practiceId: office.practiceId });
  await swarm.ask('arrival', { port, each: rounds });
  return micros / (rounds * sockets);
}

/** Every socket of both sides must have read one and the same payload, but for the cursor. Answers its length. */
async function expectSamePayloads(run: Run): Promise<number> {
  const { servers, swarm, sockets } = run;
  const seen = new Set<string>();
  let bytes = 0;
  for (const side of sides) {
    const { port } = servers[side];
    await deliver(run, side, 1);
    await swarm.ask('keep', { port });
    await deliver(run, side, 1);
    const compared = await swarm.ask<{ payloads: string[]; ids: number; size: number }>('compare', { port });
    if (compared.ids !== sockets) throw new Error(`${side}: ${compared.ids} different ids for ${sockets} sockets.`);
    for (const payload of compared.payloads) seen.add(payload);
    bytes = compared.size;
  }
  if (seen.size !== 1) throw new Error(`The sides delivered ${seen.size} different payloads.`);
  return bytes;
}
