import type { NatsServer } from '../../kit/nats-server.ts';
import type { CommitGate } from './commit-gate.ts';
import type { CrashablePostgres } from './crashable-postgres.ts';
import type { Fleet } from './fleet.ts';
import type { Scene } from './scene.ts';
import { until } from './until.ts';

interface Victims {
  fleet: Fleet;
  postgres: CrashablePostgres;
  nats: NatsServer;
  gate: CommitGate;
  scene: Scene;
}

/** How long what was killed stays away, in events. */
const absence = 100;

/** The faults, by name; each is over when everything runs again. */
export function soakFaults({ fleet, postgres, nats, gate, scene }: Victims): Record<string, () => Promise<void>> {
  const nodes = fleet.urls().length;
  let turn = 0;
  return {
    'kill -9 of the node that wrote, between commit and hint': async () => {
      await gate.close();
      const writing = await gate.holdsOneOf();
      const before = await scene.lastSeq();
      fleet.node(writing).freeze();
      await gate.open();
      await until('the commit took place', async () => (await scene.lastSeq()) > before);
      await fleet.kill(writing);
      await fleet.replace(writing);
    },
    'kill -9 of a node that writes and delivers': async () => {
      turn += 1;
      await fleet.kill(turn % nodes);
      await scene.goesOn(absence);
      await fleet.replace(turn % nodes);
    },
    'kill -9 of NATS': async () => {
      await nats.kill();
      await scene.goesOn(absence);
      await nats.start();
    },
    'kill -9 of PostgreSQL': async () => {
      await postgres.crash();
      await postgres.start();
      await gate.reconnect();
    },
  };
}
