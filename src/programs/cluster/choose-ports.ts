import { freePort } from '../../database/embedded/port.ts';
import { StartFailure } from '../../settings/start-failure.ts';

const highest = 65_535;

/** The nodes' ports: from `first` on, or free ones when it is 0. A node that is started again keeps its own. */
export async function choosePorts(first: number, count: number): Promise<number[]> {
  if (first === 0) return chooseFree(count);
  if (first + count - 1 <= highest) return Array.from({ length: count }, (_, index) => first + index);
  throw new StartFailure(
    `PORT is "${first}", from which ${count} nodes would reach past ${highest}; set it to ${highest - count + 1} or less.`,
  );
}

async function chooseFree(count: number): Promise<number[]> {
  const ports = new Set<number>();
  while (ports.size < count) ports.add(await freePort());
  return [...ports];
}
