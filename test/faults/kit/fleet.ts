import { type NodeProcess, startNode } from './node-process.ts';
import type { Place } from './place.ts';

/** Nodes over one database, each of which can be killed and replaced. PostgreSQL knows their connections by their index. */
export interface Fleet {
  /** Where those serve that are alive, in an order that stays. */
  urls(): string[];
  node(index: number): NodeProcess;
  kill(index: number): Promise<void>;
  /** Starts one in place of one that was killed. */
  replace(index: number): Promise<void>;
  stop(): Promise<void>;
}

export async function startFleet(place: Place, size: number): Promise<Fleet> {
  const nodes = new Map<number, NodeProcess>();
  const start = async (index: number) => void nodes.set(index, await startNode(place, `${index}`));
  const node = (index: number): NodeProcess => {
    const found = nodes.get(index);
    if (!found) throw new Error(`Node ${index} is not alive.`);
    return found;
  };
  const indices = Array.from({ length: size }, (_, index) => index);
  await Promise.all(indices.map(start));
  return {
    urls: () => indices.flatMap((index) => nodes.get(index)?.url ?? []),
    node,
    kill: async (index) => {
      const dying = node(index);
      nodes.delete(index);
      await dying.kill();
    },
    replace: start,
    stop: async () => {
      await Promise.all([...nodes.values()].map((one) => one.stop()));
    },
  };
}
