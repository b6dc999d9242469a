/** The operations that run for clients; a stop waits for them. */
export type Running = Set<Promise<unknown>>;

/** Counts work in as long as it lasts. */
export async function whileRunning<Result>(running: Running, work: Promise<Result>): Promise<Result> {
  running.add(work);
  try {
    return await work;
  } finally {
    running.delete(work);
  }
}

/** Waits for what is running now, but not for ever. */
export async function settled(running: Running, mostMs: number): Promise<void> {
  const over = Promise.withResolvers<void>();
  const limit = setTimeout(over.resolve, mostMs);
  await Promise.race([Promise.allSettled([...running]), over.promise]);
  clearTimeout(limit);
}
