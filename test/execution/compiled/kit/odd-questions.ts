import { type GraphQLObjectType, type GraphQLSchema, parse, validate } from 'graphql';
import { type Both, bothExecutors } from './both-executors.ts';
import { randomDocument } from './random-document.ts';
import { randomFrom } from './random-from.ts';
import type { Samples } from './sample-value.ts';

export interface Answered extends Both {
  /** The operation as text, to be read when the answers differ. */
  question: string;
}

const samples: Samples = {
  ofScalar: {
    Int: [0, 7, -1],
    String: ['a', '', '"quoted"\n\u2028'],
    Boolean: [true, false],
    Stamp: ['2026-11-21T08:00:00Z', 'no date', 5],
  },
  idOf: () => 'some id',
};

/** Both executors' answers to random questions about a schema like `oddSchema`. In every other one all values are as they should be. */
export async function* oddQuestions(schema: GraphQLSchema, most: number): AsyncGenerator<Answered> {
  const both = bothExecutors(schema);
  const roots = [schema.getQueryType(), schema.getSubscriptionType()] as GraphQLObjectType[];
  for (let seed = 0; seed < most; seed += 1) {
    const random = randomFrom(`document ${seed}`);
    const { query, variables } = randomDocument(schema, random.pick(roots), random, samples);
    const document = parse(query);
    if (validate(schema, document).length > 0) continue;
    const context = () => ({ request: { seed, masked: [], loaders: new Map(), reads: { restart: () => {} } } });
    const answers = await both({ document, variables, rootValue: { isCalm: seed % 2 === 0 }, context });
    yield { ...answers, question: `seed ${seed}: ${query} ${JSON.stringify(variables)}` };
  }
}
