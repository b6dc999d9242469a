import type { Figure } from './figure.ts';
import { report } from './report.ts';

const mostMinutes = 15;

/** Runs a bench within bounds. Fails when the run is invalid (sides that differ, something lost); a missed goal is only reported. */
export async function runBench(
  name: string,
  measure: (resources: AsyncDisposableStack) => Promise<readonly Figure[]>,
): Promise<void> {
  const tooLong = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    tooLong.reject(new Error(`It is not done after ${mostMinutes} minutes; run it where nothing else runs.`));
  }, mostMinutes * 60_000);
  const resources = new AsyncDisposableStack();
  try {
    const startedAt = performance.now();
    report(name, await Promise.race([measure(resources), tooLong.promise]));
    console.log(`${name}: ${Math.round((performance.now() - startedAt) / 1000)} s`);
  } catch (error) {
    console.error(`${name}: the run is invalid.`, error);
    process.exitCode = 1;
  } finally {
    // Ends what was started and removes its files, also where the measuring still goes on.
    await resources.disposeAsync();
    clearTimeout(timer);
    process.exit();
  }
}
