// Apollo Server as its guide starts it, with TypeGraphQL and MikroORM as theirs use them, behind the same HTTP server as Foyer's.
import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { ApolloServer } from '@apollo/server';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import { MikroORM, PostgreSqlDriver } from '@mikro-orm/postgresql';
import Fastify from 'fastify';
import { buildSchemaSync } from 'type-graphql';
import { AuditEntryEntity } from '../../../src/audit/audit-entry.entity.ts';
import { AuditEntryPatientEntity } from '../../../src/audit/audit-entry-patient.entity.ts';
import { TicketCounterEntity } from '../../../src/domains/visits/ticket-counter.entity.ts';
import { VisitStepEntity } from '../../../src/domains/visits/visit-step.entity.ts';
import { answerParent } from '../../frame/answer-parent.ts';
import { processorTime } from '../../frame/processor-time.ts';
import { BoardResolver } from './board-resolver.ts';
import { enter, openPool, poolSize } from './entered.ts';
import type { StockContext } from './stock-context.ts';
import { stockEntities } from './stock-entities.ts';
import { StockResolver } from './stock-resolver.ts';

const [appUrl = ''] = process.argv.slice(2);
const pool = openPool(appUrl);
const orm = await MikroORM.init({
  driver: PostgreSqlDriver,
  clientUrl: appUrl,
  entities: [
    ...Object.values(stockEntities),
    ...[TicketCounterEntity, VisitStepEntity, AuditEntryEntity, AuditEntryPatientEntity],
  ],
  pool: { min: 0, max: poolSize, idleTimeoutMillis: 0 },
  sessionContext: 'transaction',
});
const http = Fastify();
const apollo = new ApolloServer<Partial<StockContext>>({
  schema: buildSchemaSync({ resolvers: [StockResolver, BoardResolver] }),
  plugins: [fastifyApolloDrainPlugin(http)],
});
await apollo.start();
http.route({
  method: 'POST',
  url: '/graphql',
  handler: fastifyApolloHandler(apollo, {
    context: async ({ headers }) => {
      if (!headers.authorization) return {};
      const entered = await enter(pool, headers);
      return { entered, em: orm.em.fork({ session: { variables: { 'foyer.practice': entered.practice_id } } }) };
    },
  }),
});
await http.listen({ host: '127.0.0.1', port: 0 });

answerParent({ processorTime, port: () => (http.server.address() as AddressInfo).port });
