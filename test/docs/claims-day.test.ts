import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectRoot } from '../../src/settings/project-root.ts';
import { type BillingWorld, openBilling } from '../domains/claims/kit/billing-world.ts';
import { act } from '../domains/claims/kit/claim-acts.ts';
import { eventually } from '../kit/eventually.ts';
import { startTestServer, type TestServer } from '../kit/start-test-server.ts';

let server: TestServer;
let world: BillingWorld;
// Beside the project's own modules, as the page says.
const file = join(projectRoot, `watch-${process.pid}.mjs`);

beforeAll(async () => {
  server = await startTestServer();
  world = await openBilling(server);
  const page = readFileSync(join(projectRoot, 'docs/claims-day.md'), 'utf8');
  const script = /```js\n(.*?)```/s.exec(page)?.[1] ?? '';
  await writeFile(file, script.replace('ws://127.0.0.1:4000', server.url.replace('http', 'ws')));
});
afterAll(async () => {
  await rm(file, { force: true });
  await server.stop();
});

function follow(...args: string[]) {
  const child = spawn(process.execPath, [file, world.biller.token ?? '', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk;
  });
  const lines = () => text.trim().split('\n').filter(Boolean);
  return {
    lines,
    until: (count: number) => eventually(() => expect(lines().length).toBeGreaterThanOrEqual(count)),
    stop: async () => {
      child.kill();
      await once(child, 'close');
    },
  };
}

test('the ten lines of the page print each change of a claim, and go on after their cursor with what they missed', async () => {
  const [id = ''] = await world.claims();
  const first = follow();
  const reason = 'Waits for a signature';
  // Until it listens, nothing is printed.
  await eventually(async () => {
    await act(world.biller, 'noteClaim', id, { text: 'Is anybody there?' });
    expect(first.lines().length).toBeGreaterThan(0);
  });
  await act(world.biller, 'holdClaim', id, { reason });
  const held = await eventually(() => {
    const line = first.lines().find((one) => one.includes(reason)) ?? '';
    expect(line).toContain('READY -> ON_HOLD');
    return line;
  });
  await first.stop();
  for (const text of ['one', 'two', 'three']) await act(world.biller, 'noteClaim', id, { text });
  const second = follow(held.split(' ').at(-1) ?? '');
  await second.until(3);
  expect(second.lines().map((line) => line.split(' ').at(-2))).toEqual(['one', 'two', 'three']);
  await second.stop();
});
