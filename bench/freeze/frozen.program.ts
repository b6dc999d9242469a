// Foyer as it is served, with an eye on its memory.
import 'reflect-metadata';
import { buildServedSchema } from '../../src/schema.ts';
import { startBenchServer } from '../foyer/start-server.ts';
import { answerParent } from '../frame/answer-parent.ts';
import { memoryInUse } from '../frame/memory-in-use.ts';
import { processorTime } from '../frame/processor-time.ts';

const [appUrl = ''] = process.argv.slice(2);
const { port } = await startBenchServer(appUrl, buildServedSchema());
let peak = 0;
const look = (): void => {
  peak = Math.max(peak, process.memoryUsage.rss());
};
setInterval(look, 20).unref();

answerParent({
  port: () => port,
  processorTime,
  /** In bytes, once nothing can be collected. The peak begins again. */
  idle: async () => {
    const { rss } = await memoryInUse();
    peak = rss;
    return rss;
  },
  peak: () => {
    look();
    return peak;
  },
});
