import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { parseTypeId } from '../../src/contract/type-id.ts';
import { beginAsApp } from '../database/kit/begin-as-app.ts';
import { waitingFor } from '../kit/backends.ts';
import type { Client } from '../kit/client.ts';
import { type Office, openOffice } from '../kit/office.ts';
import { startTestServer, type TestServer } from '../kit/start-test-server.ts';
import { closeGate } from '../live/kit/close-gate.ts';
import { recordReads, type SentRead } from '../reading/lists/kit/record-reads.ts';
import { fillPatients } from './kit/fill-patients.ts';
import { rowsLookedAt } from './kit/rows-looked-at.ts';
import { overHttp, overSocket, type Way } from './kit/send-attack.ts';

/** Of each of two practices. */
const patients = 10_000;

let server: TestServer;
let office: Office;
let greedy: Client;
let practiceId: string;
let terms: number;
const ways: Record<string, Way> = {};

beforeAll(async () => {
  server = await startTestServer({ explorer: false });
  office = await openOffice(server);
  const other = await openOffice(server);
  practiceId = parseTypeId(office.practiceId)?.uuid ?? '';
  await fillPatients(server.database, parseTypeId(other.practiceId)?.uuid ?? '', 2, patients);
  terms = await fillPatients(server.database, practiceId, 1, patients);
  greedy = await office.as('FRONT_DESK');
  ways.HTTP = overHttp(server.url, greedy.token);
  ways.WebSocket = await overSocket(server.url, greedy.token);
});

afterAll(async () => {
  ways.WebSocket?.close();
  await server.stop();
});

const query = 'query ($text: String!) { searchPatients(text: $text, first: 100) { totalCount edges { node { id } } } }';

function search(way: string, text: string): ReturnType<Way['send']> {
  const found = ways[way];
  if (!found) throw new Error(`There is no way ${way}.`);
  return found.send({ query, variables: { text } });
}

/** The dearest known searches of a hundred characters. */
const texts = [
  ['wildcards', '%'.repeat(100)],
  ['a word of a hundred letters', 'abcdefghijklmnopqrstuvwxyz'.repeat(4).slice(0, 100)],
  ['a letter fifty times', 'm '.repeat(50)],
  ['terms of every patient', 'm 1 6'],
  ['beginnings of each other', 'm 1 m1 6 m10 19 m 61 m 617'],
  ['terms of every patient, with one of no patient', 'm 1 6 zzzz'],
  ['terms of every patient, with parts of names', 'm 1 6 thea stea chea bate lone'],
  ['eight words that are like many names', 'theason steason cheason bateson lonesom thouson stiason chioson'],
] as const;

describe.each(['HTTP', 'WebSocket'])('over %s', (way) => {
  test.each(texts)(
    'D10: a search for %s looks at fewer rows than twice the words of the practice',
    async (_what, text) => {
      const reads = await recordReads(async () => {
        const { data, errors } = await search(way, text);
        expect([errors, data]).toEqual([[], { searchPatients: expect.any(Object) }]);
      });
      const app = await beginAsApp(server.database.appUrl, { practice: practiceId });
      onTestFinished(() => app.end());
      // No word, nothing to look for.
      expect(reads.length > 0).toBe(/\w/.test(text));
      for (const read of reads) expect(await rowsLookedAt(app, read), read.text).toBeLessThan(2 * terms);
    },
  );

  test('D10: of searches that take for ever half of the connections are taken, colleagues are answered meanwhile, and PostgreSQL ends them', async () => {
    const colleague = await office.as('FRONT_DESK');
    const gate = await closeGate(server, 'patient_search_term');
    onTestFinished(() => gate.open().catch(() => {}));
    const searches = Array.from({ length: 12 }, () => search(way, 'anybody'));
    await waitingFor(server, 'patient_search_term', 6);
    expect(await colleague.ask('{ practice { id } }')).toEqual({ practice: { id: office.practiceId } });
    // Were there more at first, there would be none by now.
    await waitingFor(server, 'patient_search_term', 6);
    for (const { data, errors } of await Promise.all(searches)) {
      expect(data).toBeNull();
      expect(errors.map(({ extensions }) => extensions?.code)).toEqual(['TIMED_OUT']);
    }
    await gate.open();
    expect((await search(way, 'anybody')).errors).toEqual([]);
  });
});

test('D10: a word that is said again, or begins another, is not looked for', async () => {
  const asked = async (text: string) => {
    const reads = await recordReads(() => search('HTTP', text));
    return reads.map(({ text: sql, values }: SentRead) => [sql, values]);
  };
  expect(await asked('m m1 M10 617 m10 6')).toEqual(await asked('617 m10'));
  // A name that is only similar need not begin as the word does.
  expect(await asked('the theason')).not.toEqual(await asked('theason'));
});
