// Mercurius, compiling each document at once, with Foyer's own transaction, loaders and writes behind it.
import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import Fastify, { type FastifyRequest } from 'fastify';
import { pino } from 'pino';
import { openOrm } from '../../../src/database/orm.ts';
import { PatientEntity, type PatientRow } from '../../../src/domains/patients/patient.entity.ts';
import { checkInAppointment } from '../../../src/domains/visits/check-in-appointment.ts';
import { load } from '../../../src/reading/row-loader.ts';
import { rowsById } from '../../../src/reading/rows-by.ts';
import { buildServedSchema } from '../../../src/schema.ts';
import { createApp } from '../../../src/server/create-app.ts';
import { answerParent } from '../../frame/answer-parent.ts';
import { processorTime } from '../../frame/processor-time.ts';
import { boardRows } from './board-rows.ts';
import { enter, openPool } from './entered.ts';
import { foyerContext } from './foyer-context.ts';
import { listAppointmentsOf, listDay } from './mercurius-lists.ts';
import { type MercuriusContext, mercuriusLoaders } from './mercurius-loaders.ts';
import { mercuriusSchema } from './mercurius-schema.ts';
import { requirePeer } from './peer-modules.ts';

const { mercurius } = requirePeer('mercurius') as typeof import('mercurius');
const { GraphQLScalarType } = requirePeer('graphql') as typeof import('graphql');

const [appUrl = ''] = process.argv.slice(2);
const orm = await openOrm(appUrl);
const pool = openPool(appUrl);
const app = createApp({
  orm,
  watchOrm: orm,
  schema: buildServedSchema(),
  log: pino({ level: 'warn' }),
  allowIntrospection: false,
});

interface DayArgs {
  date: string;
  siteId: string;
  first: number;
}

const resolvers = {
  DateTime: new GraphQLScalarType<Date, string>({
    name: 'DateTime',
    serialize: (value) => (value as Date).toISOString(),
  }),
  Query: {
    dayList: (_root: unknown, args: DayArgs, { foyer }: MercuriusContext) => listDay(foyer, args),
    patient: (_root: unknown, { id }: { id: string }, { foyer }: MercuriusContext) =>
      load(foyer, rowsById(PatientEntity), id),
    board: () => boardRows,
  },
  Patient: {
    appointments: ({ id }: PatientRow, { first }: { first: number }, { foyer }: MercuriusContext) =>
      listAppointmentsOf(foyer, id, { first }),
  },
  Mutation: {
    checkInAppointment: (_root: unknown, { id }: { id: string }, { foyer }: MercuriusContext) =>
      checkInAppointment(foyer, { id, input: {} }),
  },
};

const http = Fastify();
await http.register(mercurius as never, {
  schema: mercuriusSchema,
  resolvers,
  loaders: mercuriusLoaders,
  jit: 1,
  path: '/graphql',
  context: async ({ headers }: FastifyRequest) =>
    headers.authorization ? { foyer: foyerContext(app, await enter(pool, headers)) } : {},
});
await http.ready();
// The reads' transaction ends with the operation, as in Foyer, but nothing of what was read is written down.
(http as unknown as { graphql: import('mercurius').MercuriusPlugin }).graphql.addHook(
  'onResolution',
  async (_execution, context) => {
    await (context as unknown as Partial<MercuriusContext>).foyer?.request.reads.close('bench');
  },
);
await http.listen({ host: '127.0.0.1', port: 0 });

answerParent({ processorTime, port: () => (http.server.address() as AddressInfo).port });
