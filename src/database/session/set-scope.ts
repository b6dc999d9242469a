import { sql } from 'kysely';
import type { Reader } from '../sql/reader.ts';

/**
 * Lets the rest of a transaction see a practice's rows: for programs of the owner, which found a practice in the midst
 * of one.
 */
export async function enterPractice(db: Reader, practiceId: string): Promise<void> {
  await sql`select from enter_session(${practiceId}::uuid, null, null, null)`.execute(db);
}

/** Opens, for the rest of this transaction, the row that carries this secret's hash, e-mail or account id. */
export async function presentCredential(db: Reader, credential: string): Promise<void> {
  await sql`select set_config('foyer.credential', ${credential}, true)`.execute(db);
}
