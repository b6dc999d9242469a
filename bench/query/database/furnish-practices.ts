import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { hashSecret, newSecret, printToken } from '../../../src/access/token.ts';
import { appointmentRows, todayRows, visitRows, workDayFunction } from './appointment-rows.ts';
import { makeFunctions } from './make-functions.ts';
import { patientRows, practiceRows } from './practice-rows.ts';
import type { Sizes } from './sizes.ts';
import { withoutForeignKeys } from './without-foreign-keys.ts';

export interface Furnished {
  practiceId: string;
  /** One for each machine that is signed in. */
  tokens: string[];
}

const machines = 10;
/** As many as the machine has cores. */
const connections = 2;
const tables = ['patient', 'appointment', 'visit', 'visit_step'];

/** Fills an empty database by SQL: the same rows in every run of the same day, but for the tokens. */
export async function furnishPractices(ownerUrl: string, sizes: Sizes): Promise<Furnished[]> {
  const clients = Array.from({ length: connections }, () => new pg.Client(ownerUrl));
  const [owner] = clients as [pg.Client];
  const furnished: Furnished[] = [];
  try {
    for (const client of clients) await client.connect();
    await makeFunctions(owner);
    await owner.query(workDayFunction);
    await withoutForeignKeys(owner, tables, async () => {
      let next = 0;
      const fill = async (client: pg.Client): Promise<void> => {
        while (next < sizes.practices) {
          next += 1;
          const number = next;
          furnished[number - 1] = await furnish(client, number, sizes);
        }
      };
      await Promise.all(clients.map(fill));
    });
    await owner.query('vacuum analyze');
    return furnished;
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}

async function furnish(owner: pg.Client, number: number, sizes: Sizes): Promise<Furnished> {
  const { rows } = await owner.query<{ id: string }>(`select bench.id('practice ${number}', '2020-01-01') as id`);
  const practiceId = String(rows[0]?.id);
  await owner.query('begin');
  await owner.query(`select set_config('foyer.practice', $1, true)`, [practiceId]);
  const statements = [
    ...practiceRows(number),
    patientRows(number, sizes),
    appointmentRows(number, sizes),
    ...visitRows(),
    ...todayRows(number, sizes),
  ];
  for (const statement of statements) await owner.query(statement);
  const tokens = await signIn(owner, practiceId);
  await owner.query('commit');
  return { practiceId, tokens };
}

/** An office manager who is signed in on several machines. */
async function signIn(owner: pg.Client, practiceId: string): Promise<string[]> {
  const [accountId, staffMemberId] = [randomUUID(), randomUUID()];
  const email = `${accountId}@example.org`;
  await owner.query(`select set_config('foyer.credential', $1, true)`, [email]);
  await owner.query(`insert into account (id, email, password_hash) values ($1, $2, '')`, [accountId, email]);
  await owner.query(
    `insert into staff_member (practice_id, id, account_id, name, roles) values ($1, $2, $3, 'Mona Manager', '{OFFICE_MANAGER}')`,
    [practiceId, staffMemberId, accountId],
  );
  const secrets = Array.from({ length: machines }, newSecret);
  for (const secret of secrets)
    await owner.query(
      `insert into session (practice_id, id, staff_member_id, account_id, token_hash, expires_at)
       values ($1, $2, $3, $4, $5, now() + interval '8 hours')`,
      [practiceId, randomUUID(), staffMemberId, accountId, hashSecret(secret)],
    );
  return secrets.map((secret) => printToken('st', practiceId, secret));
}
