import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDemo } from '../../../src/demo/create-demo.ts';
import { startOwnServer, type TestServer } from '../../kit/start-test-server.ts';
import { play } from './play.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startOwnServer();
  await createDemo(server.database.ownerUrl);
});
afterAll(() => server.stop());

const opening = 8 * 60;
const noon = 12 * 60;

/** How many patients are out front at each minute from 08:00 to 12:00, by the lines of the morning. */
function outFront(lines: readonly string[]): number[] {
  const steps = lines.flatMap((line) => {
    const [, hour, minute, ticket = '', what = ''] = /^(\d\d):(\d\d) {2}([A-Z]+\d\d) (.*)$/.exec(line) ?? [];
    if (hour === undefined) return [];
    const at = Number(hour) * 60 + Number(minute);
    if (/^(arrives|walks in|is checked in)/.test(what)) return [{ at, ticket, comes: true }];
    return /^(is in |leaves|is taken back)/.test(what) ? [{ at, ticket, comes: false }] : [];
  });
  return Array.from({ length: noon - opening }, (_, passed) => {
    const here = new Set<string>();
    for (const { at, ticket, comes } of steps) {
      if (at > opening + passed) break;
      if (comes) here.add(ticket);
      else here.delete(ticket);
    }
    return here.size;
  });
}

test('the demo practice has a believable morning: some 35 patients, the first at the door, providers late, a waiting room that is rarely empty', async () => {
  const played = await play(['--url', server.url, '--seed', '3', '--speed', '120']);
  expect(played.errors).toEqual([]);
  expect(played.code).toBe(0);
  expect(played.count('arrived')).toBeGreaterThanOrEqual(30);
  const firstSteps = played.lines.filter((line) => /^\d\d:\d\d {2}[A-Z]\d\d /.test(line));
  expect(firstSteps[0]).toMatch(/^07:50 {2}A01 arrives/);
  expect(played.lines.filter((line) => line.includes(' minutes late'))).toHaveLength(3);
  const counts = outFront(played.lines);
  expect(counts.filter((count) => count === 0).length).toBeLessThan(counts.length / 4);
  expect(Math.max(...counts)).toBeGreaterThanOrEqual(3);
});
