import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseTypeId } from '../../../src/contract/type-id.ts';
import type { Client } from '../../kit/client.ts';
import { openOffice } from '../../kit/office.ts';
import { startOwnServer, type TestServer } from '../../kit/start-test-server.ts';
import { fillLists } from './kit/fill-lists.ts';
import { recordReads } from './kit/record-reads.ts';

const sizes = { patients: 120, appointments: 1_000, visits: 5, histories: 120, sites: 5, names: 8 };

let server: TestServer;
let biller: Client;

beforeAll(async () => {
  server = await startOwnServer();
  const office = await openOffice(server);
  biller = await office.as('BILLER');
  await fillLists(server.database, [{ practiceId: parseTypeId(office.practiceId)?.uuid ?? '', number: 1, sizes }]);
});

afterAll(() => server.stop());

interface Worklist {
  claims: {
    nodes: { patient: { familyName: string }; payer: { name: string }; lastEvent: { kind: string } | null }[];
  };
}

const page = (orderBy: string) => `{ claims(first: 100, orderBy: ${orderBy}) { nodes {
  id status total patient { familyName mrn } payer { name } lastEvent { kind at toStatus text } } } }`;

test.each(['LONGEST_IN_QUEUE_FIRST', 'DEADLINE_FIRST', 'LARGEST_FIRST', 'LATEST_FIRST'])(
  'a page of 100 claims, %s, with patient, payer and last event is one statement',
  async (orderBy) => {
    let nodes: Worklist['claims']['nodes'] = [];
    const sent = await recordReads(async () => {
      nodes = (await biller.ask<Worklist>(page(orderBy))).claims.nodes;
    });
    expect(nodes).toHaveLength(100);
    expect(new Set(nodes.map(({ patient }) => patient.familyName)).size).toBeGreaterThan(1);
    expect(nodes.every(({ payer, lastEvent }) => payer.name && lastEvent?.kind)).toBe(true);
    expect(sent).toHaveLength(1);
  },
);
