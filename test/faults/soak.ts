// Run by `npm run soak:live`: kills writers, nodes, NATS and PostgreSQL over and over while people write and watch, and checks the payloads of every client.
import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { parseTypeId } from '../../src/contract/type-id.ts';
import { natsServer } from '../kit/nats-server.ts';
import { openCommitGate } from './kit/commit-gate.ts';
import { startCrashablePostgres } from './kit/crashable-postgres.ts';
import { startFleet } from './kit/fleet.ts';
import { hold } from './kit/hold.ts';
import { longestSilence } from './kit/longest-silence.ts';
import { openScene, type Scene } from './kit/scene.ts';
import { soakFaults } from './kit/soak-faults.ts';
import { stay } from './kit/stay.ts';
import { tableOf } from './kit/table-of.ts';

const { values } = parseArgs({
  options: { events: { type: 'string', default: '100000' }, minutes: { type: 'string', default: '30' } },
});
const events = Number(values.events);
const began = Date.now();
const isTimeUp = () => Date.now() - began > Number(values.minutes) * 60_000;
const say = (line: string) =>
  process.stdout.write(`${((Date.now() - began) / 1_000).toFixed(0).padStart(5)} s  ${line}\n`);

const [postgres, nats] = await Promise.all([startCrashablePostgres(), natsServer()]);
await nats.start();
const place = { ...postgres.place, natsUrl: nats.url };
const fleet = await startFleet(place, 3);
try {
  const scene = await openScene({ place, urls: fleet.urls, writers: 20 });
  const gate = await openCommitGate(place.ownerUrl);
  const faults = Object.entries(soakFaults({ fleet, postgres, nats, gate, scene }));
  const counts = new Map<string, number>();
  const pace = Math.min(1_000, events / 20);
  for (let turn = 0; (await scene.lastSeq()) < events && !isTimeUp(); turn += 1) {
    await scene.goesOn(pace * (0.5 + Math.random()));
    const [name = '', befall] = faults[turn % faults.length] ?? [];
    await befall?.();
    counts.set(name, (counts.get(name) ?? 0) + 1);
    say(`${await scene.lastSeq()} events; ${name}`);
  }
  await gate.remove();
  const silence = await holdForAMinute(scene);
  say('all clients stop; comparing');
  const found = await scene.faults();
  process.stdout.write(tableOf(scene, counts, silence));
  for (const fault of found.slice(0, 50)) say(fault);
  say(found.length === 0 ? 'no hole, no reorder, no double' : `${found.length} faults`);
  process.exitCode = found.length === 0 ? 0 : 1;
} finally {
  await fleet.stop();
  await Promise.all([nats.kill(), postgres.stop()]);
}

/** A transaction that holds a snapshot and a room for a minute; answers the longest time a screen heard nothing meanwhile. */
async function holdForAMinute({ practice, recorders }: Scene): Promise<number> {
  say('a transaction is held open for a minute');
  const room = parseTypeId(practice.rounds[0]?.roomId ?? '')?.uuid;
  const held = await hold(place.ownerUrl, 'select * from room where id = $1 for update', [room]);
  const from = Date.now();
  await stay(60);
  const silence = Math.max(...recorders.map(({ recording }) => longestSilence(recording, from, Date.now())));
  await held.release();
  return silence;
}
