import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import type { GraphQLSchema } from 'graphql';
import type { TrustedDocuments } from '../../../src/admission/trusted/trusted-documents.ts';
import { startBenchServer } from '../../foyer/start-server.ts';
import { answerParent } from '../../frame/answer-parent.ts';
import { processorTime } from '../../frame/processor-time.ts';

/** No person at a desk asks as fast as a bench does. It is counted all the same. */
const unlimited = { burst: 1e12, perSecond: 1e12 };

/** Serves Foyer to the bench, which can take a profile of it. */
export async function serveFoyer(appUrl: string, schema: GraphQLSchema, trusted?: TrustedDocuments): Promise<void> {
  const rates = { session: unlimited, signIn: unlimited, lookUp: unlimited, address: unlimited };
  const { port } = await startBenchServer(appUrl, schema, { rates, trusted });
  const session = new Session();
  session.connect();
  answerParent({
    processorTime,
    port: () => port,
    beginProfile: async () => {
      await session.post('Profiler.enable');
      await session.post('Profiler.setSamplingInterval', { interval: 200 });
      await session.post('Profiler.start');
    },
    endProfile: async (file: string) => {
      const { profile } = await session.post('Profiler.stop');
      writeFileSync(file, JSON.stringify(profile));
    },
  });
}
