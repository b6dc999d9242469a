import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Office, openOffice } from '../../kit/office.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';

let server: TestServer;
let office: Office;

beforeAll(async () => {
  server = await startTestServer();
  office = await openOffice(server);
});

afterAll(() => server.stop());

interface Result {
  __typename: string;
  message?: string;
  path?: string[];
  practice?: { stageThresholds: object[] };
  visitType?: { stageThresholds: object[] };
}

/** The practice's thresholds, or those of a visit type; after the change. */
async function set(stageThresholds: object[] | null, visitTypeId?: string): Promise<Result> {
  const kind = visitTypeId ? 'VisitType' : 'Practice';
  const field = visitTypeId ? 'visitType' : 'practice';
  const { current } = await office.manager.ask<{ current: { version: number } }>(
    visitTypeId
      ? `{ current: node(id: "${visitTypeId}") { ... on VisitType { version } } }`
      : '{ current: practice { version } }',
  );
  const { result } = await office.manager.ask<{ result: Result }>(
    `mutation($input: Update${kind}Input!) { result: update${kind}(${visitTypeId ? `id: "${visitTypeId}", ` : ''}input: $input) {
      __typename ... on UserError { message path }
      ... on Update${kind}Success { ${field} { stageThresholds { stage limit } } } } }`,
    { input: { expectedVersion: current.version, stageThresholds } },
  );
  return result;
}

test('the practice has thresholds, and a visit type its own or none', async () => {
  const own = [{ stage: 'WAITING', limit: 'PT20M' }];
  expect(await set(own)).toMatchObject({ practice: { stageThresholds: own } });
  const visitTypeId = await office.visitType({ stageThresholds: own });
  const others = [
    { stage: 'WAITING', limit: null },
    { stage: 'CHECKOUT', limit: 'PT5M' },
  ];
  expect(await set(others, visitTypeId)).toMatchObject({ visitType: { stageThresholds: others } });
  expect(await set([], visitTypeId)).toMatchObject({ visitType: { stageThresholds: [] } });
});

describe('a threshold is refused', () => {
  const wrong: Record<string, [object[] | null, string[], boolean?]> = {
    'of a stage in which a visit is over': [[{ stage: 'DONE', limit: 'PT5M' }], ['0', 'stage']],
    'of a stage that is named twice': [
      [
        { stage: 'INTAKE', limit: 'PT5M' },
        { stage: 'INTAKE', limit: 'PT6M' },
      ],
      ['1', 'stage'],
    ],
    'that is no whole minutes': [[{ stage: 'INTAKE', limit: 'PT90S' }], ['0', 'limit']],
    'that is too short': [[{ stage: 'INTAKE', limit: 'PT59S' }], ['0', 'limit']],
    'that is too long': [[{ stage: 'INTAKE', limit: 'PT24H1M' }], ['0', 'limit']],
    'of the practice without a limit': [[{ stage: 'INTAKE' }], ['0', 'limit'], true],
    'that is null as a whole': [null, []],
  };

  test.each(Object.entries(wrong))('%s', async (_what, [thresholds, place, isOfPracticeOnly]) => {
    const path = ['input', 'stageThresholds', ...place];
    expect(await set(thresholds)).toMatchObject({ __typename: 'InvalidInputError', path });
    if (isOfPracticeOnly) return;
    expect(await set(thresholds, await office.visitType())).toMatchObject({ __typename: 'InvalidInputError', path });
  });
});
