import { makeExecutableSchema } from '@graphql-tools/schema';
import { type GraphQLSchema, isAbstractType } from 'graphql';
import { buildSchemaSync, createResolversMap } from 'type-graphql';
import { readTypeDefs } from '../../src/contract/read-type-defs.ts';
import { DateTimeScalar } from '../../src/contract/scalars/date-time.scalar.ts';
import { EventCursorScalar } from '../../src/contract/scalars/event-cursor.scalar.ts';
import { visitsTopic } from '../../src/domains/visits/visit.events.ts';
import { guardFields } from '../../src/guards/guard-fields.ts';
import type { LiveTick } from '../../src/live/course/live-tick.ts';
import type { BoardInMemory, Manner } from './board-in-memory.ts';
import { boardPayload } from './board-payload.ts';
import { boardResolver } from './board-resolver.ts';

/** Where a subscription to a topic gets its ticks from: all that the sides differ in. */
export type Subscribe = (topic: string) => AsyncIterable<unknown>;

/** Foyer's own contract with a waiting room in memory: both sides execute the same schema and the same resolvers. */
export function boardSchema(board: BoardInMemory, manner: Manner, subscribe: Subscribe): GraphQLSchema {
  return manner === 'served' ? servedSchema(board, subscribe) : bareSchema(board, subscribe);
}

/** As Foyer builds what it serves, but for the audit of what is read: the stock side has no database to write it to. */
function servedSchema(board: BoardInMemory, subscribe: Subscribe): GraphQLSchema {
  const pubSub = { publish: () => {}, subscribe: () => subscribe('') };
  const classes = buildSchemaSync({ resolvers: [boardResolver(board, subscribe)], validate: false, pubSub });
  const typeDefs = readTypeDefs().map((sdl) => sdl.replaceAll(/@patientData\([^)]*\)(?! on)/g, ''));
  const schema = guardFields(makeExecutableSchema({ typeDefs, resolvers: createResolversMap(classes) as never }));
  for (const type of Object.values(schema.getTypeMap())) {
    if (isAbstractType(type)) type.resolveType = (value: { __typename?: string }) => value.__typename;
  }
  return schema;
}

function bareSchema(board: BoardInMemory, subscribe: Subscribe): GraphQLSchema {
  const waitingRoom = {
    subscribe: (_root: unknown, { siteId }: { siteId: string }) => subscribe(visitsTopic(siteId)),
    resolve: (tick: LiveTick) => boardPayload(board, tick),
  };
  return makeExecutableSchema({
    typeDefs: readTypeDefs(),
    resolvers: { DateTime: DateTimeScalar, EventCursor: EventCursorScalar, Subscription: { waitingRoom } },
  });
}
