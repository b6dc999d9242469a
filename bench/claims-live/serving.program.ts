// Foyer as it is served, with its own receiver and workers in the same process.
import 'reflect-metadata';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { ratePolicies } from '../../src/admission/rates/rate-policies.ts';
import { openOrm } from '../../src/database/orm.ts';
import { applyFile } from '../../src/domains/claims/answers/apply-file.job.ts';
import { startReceiver } from '../../src/domains/claims/files/receive/start-receiver.ts';
import { sendFile } from '../../src/domains/claims/files/transport/send-file.job.ts';
import { createJobSender } from '../../src/jobs/job-sender.ts';
import { startWorkers } from '../../src/jobs/start-workers.ts';
import { buildServedSchema } from '../../src/schema.ts';
import { startBenchServer } from '../foyer/start-server.ts';
import { answerParent } from '../frame/answer-parent.ts';
import { processorTime } from '../frame/processor-time.ts';

const [appUrl = '', ediFolder = ''] = process.argv.slice(2);
// Twenty clients of a session that ask each second would be refused otherwise.
const many = { burst: 1_000_000_000, perSecond: 1_000_000 };
const rates = { ...ratePolicies, ...Object.fromEntries(Object.keys(ratePolicies).map((kind) => [kind, many])) };
const { app, port } = await startBenchServer(appUrl, buildServedSchema(), { rates });
const orm = await openOrm(appUrl, 4);
const log = pino({ level: 'warn' });
const { publish } = app.office;
const needs = {
  orm,
  log,
  jobs: createJobSender(orm),
  publish,
  ediFolder,
  secretsFolder: ediFolder,
  exchangesEdi: true,
};
await startWorkers({ appUrl, kinds: [applyFile, sendFile], needs, registry: new Registry() });
startReceiver(needs);

answerParent({ port: () => port, processorTime, subscriptions: () => app.hub.watchers });
