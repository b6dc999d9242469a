// Run as a process of its own with --expose-gc: puts distinct documents to a node's HTTP side and says how much memory is in use on the way.
import 'reflect-metadata';
import { pino } from 'pino';
import { memoryInUse } from '../../../../bench/frame/memory-in-use.ts';
import { DocumentCache } from '../../../../src/admission/documents/document-cache.ts';
import { CompiledOperations } from '../../../../src/execution/compiled/compiled-operations.ts';
import { type Context, contextOf } from '../../../../src/request/context.ts';
import { buildServedSchema } from '../../../../src/schema.ts';
import type { App } from '../../../../src/server/app.ts';
import { createApollo } from '../../../../src/server/http/apollo.ts';

const total = 100_000;
const steps = 20_000;
/** One in so many comes often enough to be compiled. */
const compiledEach = 20;

const schema = buildServedSchema();
const app = {
  schema,
  documents: new DocumentCache(schema, { allowIntrospection: false }),
  // More is compiled than a node's budget admits: what is kept of it is what is looked at.
  compiled: new CompiledOperations(schema, { isTrusted: () => true }),
  log: pino({ level: 'silent' }),
  allowIntrospection: false,
  running: new Set(),
} as unknown as App;
const apollo = createApollo(app);

function contextValue(): Context {
  const reads = { close: async () => {} };
  const principal = { kind: 'ANONYMOUS', permissions: new Set() };
  const origin = { address: null, device: null, requestId: 'one of many' };
  return contextOf({ office: {}, principal, origin, token: undefined, reads } as unknown as Parameters<
    typeof contextOf
  >[0]);
}

const heaps: number[] = [];
for (let number = 0; number < total; number += 1) {
  if (number % steps === 0) heaps.push((await memoryInUse()).heap);
  const query = `query Number${number} { viewer { sessionExpiresAt a${number}: permissions b${number}: permissions } }`;
  for (let time = 0; time < (number % compiledEach === 0 ? 3 : 1); time += 1) {
    app.documents.prepare(query);
    const { body } = await apollo.executeOperation({ query }, { contextValue: contextValue() });
    if (body.kind !== 'single' || body.singleResult.errors) throw new Error(JSON.stringify(body));
  }
}
heaps.push((await memoryInUse()).heap);
process.stdout.write(JSON.stringify({ heaps, compiled: app.compiled.size, answers: app.compiled.answers }));
