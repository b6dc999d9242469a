import type { Figure } from './figure.ts';
import { report } from './report.ts';

const mostMinutes = 15;

/** Runs a bench within bounds. Fails when the run is invalid (sides that differ, something lost); a missed goal is only reported. */
export async function runBench(
  name: string,
  measure: (resources: AsyncDisposableStack) => Promise<readonly Figure[]>,
): Promise<void> {
  const timer = setTimeout(() => {
    console.error(`${name}: not done after ${mostMinutes} minutes.`);
    // Programs end by themselves when this process has ended.
    process.exit(1);
  }, mostMinutes * 60_000);
  const resources = new AsyncDisposableStack();
  try {
    const startedAt = performance.now();
    report(name, await measure(resources));
    console.log(`${name}: ${Math.round((performance.now() - startedAt) / 1000)} s`);
  } catch (error) {
    console.error(`${name}: the run is invalid.`, error);
    process.exitCode = 1;
  } finally {
    await resources.disposeAsync();
    clearTimeout(timer);
  }
}
