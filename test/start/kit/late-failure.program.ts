import { buildSchema, execute, parse } from 'graphql';
import { pino } from 'pino';
import { reportUnhandled } from '../../../src/start/report-unhandled.ts';

/** A list of which one item fails at once and another one later: graphql-js leaves the later failure unhandled. `told`: it is reported. */
if (process.argv.includes('told')) reportUnhandled(pino({}, pino.destination(1)));

const schema = buildSchema('type Query { items: [Item!] } type Item { now: Int! late: Int! }');
const { promise, reject } = Promise.withResolvers<number>();
await execute({
  schema,
  document: parse('{ items { now late } }'),
  rootValue: {
    items: [
      { now: 1, late: () => promise },
      { now: null, late: 2 },
    ],
  },
});
reject(new Error('late'));
// A rejection is unhandled once the turn that rejected is over.
await new Promise((resolve) => setImmediate(resolve));
