import type { Principal } from '../access/principal.ts';
import type { Context } from './context.ts';
import { entranceOf, ReadTransaction } from './read-transaction.ts';

/** Lets the rest of a request that signed in be answered as the one who did. */
export async function continueAs({ request }: Context, principal: Principal): Promise<void> {
  const { office, origin } = request;
  // Rows read so far were read by the previous principal, and are audited as theirs.
  await request.reads.finish('signIn');
  request.loaders.clear();
  request.principal = principal;
  request.reads = new ReadTransaction(office.em, entranceOf(principal), [{ principal, origin }]);
}
