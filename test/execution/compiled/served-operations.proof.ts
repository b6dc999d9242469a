import { Kind, parse, validate } from 'graphql';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { LiveKind } from '../../../src/generated/models.ts';
import type { NodeType } from '../../../src/generated/node-types.ts';
import type { Client } from '../../kit/client.ts';
import { furnish, pairScreen } from '../../kit/furnish.ts';
import { type Office, openOffice } from '../../kit/office.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { bothNodes } from './kit/both-nodes.ts';
import { randomDocument } from './kit/random-document.ts';
import { randomFrom } from './kit/random-from.ts';
import { repositoryDocuments } from './kit/repository-documents.ts';
import { sampleVariables } from './kit/sample-variables.ts';
import { servedSamples } from './kit/served-samples.ts';

const snapshot = { kind: LiveKind.SNAPSHOT, cursor: `${'0'.repeat(32)}.0`, events: [] };
const documents = 400;

let server: TestServer;
let office: Office;
let ids: Record<NodeType, string>;
let tokens: (string | undefined)[];

beforeAll(async () => {
  server = await startTestServer();
  office = await openOffice(server);
  ids = await furnish(server, office);
  const { Site: siteId, VisitType: visitTypeId } = ids;
  for (let number = 0; number < 3; number += 1) {
    await office.manager.ask('mutation($input: CheckInWalkInInput!) { checkInWalkIn(input: $input) { __typename } }', {
      input: { patientId: await office.patient({ phone: '+16175550123' }), siteId, visitTypeId },
    });
  }
  const staff: Client[] = [office.manager, await office.as('CODER'), await office.as('FRONT_DESK', 'PRIVACY_OFFICER')];
  tokens = [...staff.map(({ token }) => token), (await pairScreen(office, siteId)).token, undefined];
  // Waits and clocks stand still between the two answers.
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterAll(async () => {
  vi.useRealTimers();
  await server.stop();
});

test('every operation of the repository is answered alike, for every token', async () => {
  const { app } = server;
  const both = bothNodes(app);
  const samples = servedSamples(ids);
  let compiledAnswers = 0;
  const found = await repositoryDocuments(app.schema);
  for (const { name, document } of found) {
    const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
    for (const operation of operations.filter((candidate) => candidate.operation !== 'mutation')) {
      const variables = sampleVariables(app.schema, operation, randomFrom(name), samples);
      for (const token of tokens) {
        const operationName = operation.name?.value;
        const answers = await both({ document, operationName, variables, token, rootValue: snapshot });
        expect(answers.compiled, `${name} ${operationName}`).toBe(answers.interpreted);
        if (answers.wasCompiled) compiledAnswers += 1;
      }
    }
  }
  expect(found.length).toBeGreaterThan(100);
  expect(compiledAnswers).toBeGreaterThan(400);
});

test('random operations on an office are answered alike', async () => {
  const { app } = server;
  const both = bothNodes(app);
  const samples = servedSamples(ids);
  const roots = [app.schema.getQueryType(), app.schema.getSubscriptionType()].filter((root) => !!root);
  let compiledAnswers = 0;
  for (let seed = 0; seed < documents; seed += 1) {
    const random = randomFrom(`question ${seed}`);
    const { query, variables } = randomDocument(app.schema, random.pick(roots), random, samples);
    const document = parse(query);
    // The trail grows with each answer.
    if (query.includes('auditTrail') || validate(app.schema, document).length > 0) continue;
    const token = random.pick(tokens);
    const { interpreted, compiled, wasCompiled } = await both({ document, variables, token, rootValue: snapshot });
    expect(compiled, `seed ${seed}: ${query} ${JSON.stringify(variables)}`).toBe(interpreted);
    if (wasCompiled) compiledAnswers += 1;
  }
  expect(compiledAnswers).toBeGreaterThan(documents / 3);
});
