import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectRoot } from '../../../../src/settings/project-root.ts';
import { startTestServer, type TestServer } from '../../../kit/start-test-server.ts';
import { openTaker } from '../answers/kit/take-file.ts';
import { type BillingWorld, openBilling, uuidOf } from '../kit/billing-world.ts';
import { receive } from '../kit/receive-and-apply.ts';

const folder = join(projectRoot, '../shared/data/x12');
const isThere = existsSync(folder);
if (!isThere) console.info(`No X12 samples in ${folder}: they are not received.`);

let server: TestServer;
let world: BillingWorld;
beforeAll(async () => {
  server = await startTestServer();
  world = await openBilling(server);
});
afterAll(() => server.stop());

interface Faults {
  segment: string;
  loop: string;
  code: string;
  text: string;
}

/** The transaction sets of each file, with faults that must be named, as segment, loop and code. */
const files: Readonly<Record<string, { sets: readonly string[]; named: readonly string[] }>> = {
  // Nobody here asked the question that it answers.
  '271-active.edi': { sets: ['271'], named: ['TRN - UNEXPECTED_SEGMENT'] },
  '271-rejected.edi': { sets: ['271'], named: ['TRN - UNEXPECTED_SEGMENT'] },
  '277ca-accepted.edi': { sets: ['277CA'], named: ['DTP 2200D IMPLAUSIBLE_DATE'] },
  '277ca-rejected.edi': { sets: ['277CA'], named: ['STC 2200C MISSING'] },
  '835-balanced-one-claim.835': { sets: ['835'], named: ['SVC 2110 COMPONENT_SEPARATOR'] },
  '835-balanced-three-claims.835': { sets: ['835'], named: ['CLP 2100 DUPLICATE_CLAIM'] },
  '835-unbalanced.835': { sets: ['835'], named: ['SVC 2110 PROCEDURE_MISSING', 'SVC 2110 LINE_BALANCE'] },
  '837p-called-valid.837': { sets: ['837P'], named: ['CLM 2300 CLAIM_TOTAL', 'NM1 2010AA NPI', 'LX 2400 SEQUENCE'] },
  '837p-dependent.837': { sets: ['837P'], named: ['PRV 2000A TAXONOMY', 'CLM 2310B RENDERING_PROVIDER_MISSING'] },
  '837p-secondary.837': { sets: ['837P'], named: ['NM1 2010AA NPI', 'N4 2010AA POSTAL_CODE'] },
  '999-accepted.edi': { sets: ['999'], named: ['IEA - CONTROL_NUMBER'] },
  '999-four-sets.edi': { sets: ['999'], named: [] },
};

test.runIf(isThere).each(Object.entries(files))(
  '%s is received and applied, with the faults that it has',
  async (name, { sets, named }) => {
    const received = await receive(world, { content: readFileSync(join(folder, name), 'utf8') });
    expect(received).toMatchObject({ __typename: 'ReceiveEdiFileSuccess', ediFile: { transactions: sets } });
    const { id = '' } = received.ediFile ?? {};
    const place = { practiceId: uuidOf(world.office.practiceId), clearinghouseId: uuidOf(world.clearinghouseId) };
    const taker = await openTaker(server, place);
    await taker.apply(uuidOf(id));
    await taker.stop();
    const { node } = await world.biller.ask<{ node: { status: string; problems: Faults[] } }>(
      'query($id: ID!) { node(id: $id) { ... on EdiFile { status problems { segment loop code text } } } }',
      { id },
    );
    expect(node.status).toBe('APPLIED');
    const found = node.problems.map(({ segment, loop, code }) => `${segment} ${loop || '-'} ${code}`);
    expect(found).toEqual(expect.arrayContaining([...named]));
    if (named.length === 0 && sets[0] !== '999') expect(found).toEqual([]);
    for (const { text } of node.problems) expect(text).not.toBe('');
  },
);
