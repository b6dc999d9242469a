// The front desks on another node, which notifies the serving one by hints as nodes do.
import 'reflect-metadata';
import { buildServedSchema } from '../../src/schema.ts';
import { startBenchServer } from '../foyer/start-server.ts';
import { answerParent } from '../frame/answer-parent.ts';
import { processorTime } from '../frame/processor-time.ts';
import { frontDesk } from './front-desk.ts';

const [appUrl = ''] = process.argv.slice(2);
const { app } = await startBenchServer(appUrl, buildServedSchema());

answerParent({ ...frontDesk(app), processorTime });
