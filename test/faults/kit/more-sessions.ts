import pg from 'pg';
import { credentialOf, newSecret, printToken } from '../../../src/access/token.ts';

/** Tokens of further sessions of the holder of one: as if that person had signed in on so many devices, without as many passwords to hash. */
export async function moreSessions(ownerUrl: string, token: string, count: number): Promise<string[]> {
  const { practiceId = '', tokenHash } = credentialOf(token);
  const tokens = Array.from({ length: count }, () => printToken('st', practiceId, newSecret()));
  const client = new pg.Client(ownerUrl);
  await client.connect();
  try {
    await client.query(
      `insert into session (practice_id, id, staff_member_id, account_id, token_hash, expires_at)
       select practice_id, gen_random_uuid(), staff_member_id, account_id, hash, expires_at
       from session, unnest($1::text[]) as hash where token_hash = $2`,
      [tokens.map((each) => credentialOf(each).tokenHash), tokenHash],
    );
  } finally {
    await client.end();
  }
  return tokens;
}
