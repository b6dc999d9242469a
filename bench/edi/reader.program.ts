// Reads files in one way.
import { answerParent } from '../frame/answer-parent.ts';
import { processorTime } from '../frame/processor-time.ts';
import { ways } from './ways.ts';

const way = ways[process.argv[2] ?? ''];

answerParent({
  read: async ({ file }: { file: string }) => {
    if (!way) throw new Error(`There is no way of reading called ${process.argv[2]}.`);
    const before = processorTime();
    const reading = await way(file);
    return { ...reading, micros: processorTime() - before };
  },
  /** The most memory that this process ever had, in MB. */
  memory: () => process.resourceUsage().maxRSS / 1024,
});
