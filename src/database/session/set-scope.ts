import { sql } from 'kysely';
import type { Reader } from '../sql/reader.ts';

/** Lets the rest of this transaction see a practice's rows, once a credential has told which practice it is. */
export async function enterPractice(db: Reader, practiceId: string): Promise<void> {
  await sql`select set_config('foyer.practice', ${practiceId}, true)`.execute(db);
}

/** Opens, for the rest of this transaction, the row that carries this secret's hash, e-mail or account id. */
export async function presentCredential(db: Reader, credential: string): Promise<void> {
  await sql`select set_config('foyer.credential', ${credential}, true)`.execute(db);
}
