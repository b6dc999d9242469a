import DataLoader from 'dataloader';
import type { Reader } from '../database/sql/reader.ts';
import type { Context } from '../request/context.ts';
import { practiceIdOf } from '../request/practice-id-of.ts';
import type { ReadTransaction } from '../request/read-transaction.ts';

/** How to load many rows by key at once; one per kind of look-up, used by every request through its own cache. */
export interface RowLoader<Key, Value> {
  readonly load: (
    db: Reader,
    keys: readonly Key[],
    practiceId: string,
    /** Where `db` reads. */
    reads: ReadTransaction,
  ) => Promise<Map<Key, Value>>;
}

/**
 * The row of a key within this request; rows asked for in the same tick come from one query. Null when there is none.
 */
export function load<Key, Value>(context: Context, loader: RowLoader<Key, Value>, key: Key): Promise<Value | null>;

/** Nothing is looked for without a key. */
export function load<Key, Value>(
  context: Context,
  loader: RowLoader<Key, Value>,
  key: Key | null | undefined,
): Promise<Value | null> | null;

export function load<Key, Value>(
  context: Context,
  loader: RowLoader<Key, Value>,
  key: Key | null | undefined,
): Promise<Value | null> | null {
  if (key === null || key === undefined) return null;
  const { loaders } = context.request;
  let cache = loaders.get(loader) as DataLoader<Key, Value | null> | undefined;
  if (!cache) {
    cache = new DataLoader<Key, Value | null>(async (keys) => {
      const { reads } = context.request;
      const found = await loader.load(await reads.reader(), keys, practiceIdOf(context), reads);
      return keys.map((key) => found.get(key) ?? null);
    });
    loaders.set(loader, cache);
  }
  return cache.load(key);
}
