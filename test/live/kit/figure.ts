import type { TestServer } from '../../kit/start-test-server.ts';

/** The node's live figures of one moment, as `/metrics` reports them, by name without the common prefix. */
export async function figures({ url }: Pick<TestServer, 'url'>): Promise<Record<string, number>> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const lines = text.matchAll(/^foyer_live_(\w+) (\S+)$/gm);
  return Object.fromEntries([...lines].map(([, name = '', value]) => [name, Number(value)]));
}

export async function figure(server: Pick<TestServer, 'url'>, name: string): Promise<number> {
  const value = (await figures(server))[name];
  if (value === undefined) throw new Error(`There is no figure foyer_live_${name}.`);
  return value;
}
