import type { MikroORM } from '@mikro-orm/postgresql';
import type { WritingOffice } from '../writing/attempt-write.ts';

/** For programs that write one batch after the other, which no screen follows. */
export function quietOffice({ em }: MikroORM): WritingOffice {
  return { em, writers: { pass: (_kind, work) => work() }, publish: () => {} };
}
