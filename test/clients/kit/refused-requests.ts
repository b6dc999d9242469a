import { expect } from 'vitest';
import { ratePolicies } from '../../../src/admission/rates/rate-policies.ts';
import { openOffice } from '../../kit/office.ts';
import { runAsOwner } from '../../kit/run-as-owner.ts';
import { startOwnServer } from '../../kit/start-test-server.ts';
import { closeGate } from '../../live/kit/close-gate.ts';
import type { StockMutation } from './refusals.ts';

const pairing =
  'mutation Pair($input: StartDisplayPairingInput!) { startDisplayPairing(input: $input) { __typename } }';

/** Refusals with a status of HTTP arrive with their texts: too much at once, too often, and from a server that stops. */
export async function expectStatusTexts(mutate: StockMutation): Promise<void> {
  const one = { burst: 100, perSecond: 0.001 };
  const server = await startOwnServer({ rates: { ...ratePolicies, address: one } });
  const { url } = server;
  const told = async (proposedName: string) => {
    const { errors } = await mutate({ url, query: pairing, variables: { input: { proposedName } } });
    return errors.map(({ message, extensions }) => `${extensions?.code}: ${message}`);
  };
  expect(await told('x'.repeat(300_000))).toEqual([expect.stringMatching(/^BAD_REQUEST: .* more than 256 KB/)]);
  let last: string[] = [];
  for (let turn = 0; turn < 20 && last.length === 0; turn += 1) last = await told('Lobby');
  expect(last).toEqual([expect.stringMatching(/^TOO_MANY_REQUESTS: /)]);
  const { manager } = await openOffice(server);
  const gate = await closeGate(server, 'practice');
  const before = manager.ask('{ practice { id } }');
  const waiting = `select 1 from pg_locks where not granted and relation = 'practice'::regclass`;
  await expect.poll(async () => (await runAsOwner(server, waiting)).length).toBe(1);
  const stopping = server.stop();
  expect(await told('Lobby')).toEqual(['SERVICE_UNAVAILABLE: The server restarts; try again.']);
  await gate.open();
  await Promise.all([before, stopping]);
}
