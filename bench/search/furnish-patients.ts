import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { hashSecret, newSecret, printToken } from '../../src/access/token.ts';
import { wordsOf } from '../../src/domains/patients/fold.ts';
import { nameWords, searchTermsOf, trigramsOf } from '../../src/domains/patients/search-terms.ts';
import { withoutForeignKeys } from '../query/database/without-foreign-keys.ts';
import { familyNames, givenNames } from './patient-names.ts';

/** A practice of that many patients, and a token of its office manager. */
export interface Practice {
  practiceId: string;
  token: string;
}

/** A patient as the terms are made of it. */
export interface Registered {
  id: string;
  mrn: string;
  givenName: string;
  familyName: string;
  birthDate: string;
  phone: string;
}

const tables = ['patient', 'patient_search_term'];
/** Rows of terms are made in so many statements, half of them on each of two connections. */
const parts = 40;
/** Patients whose terms are compared with those that Foyer would make. */
const compared = 500;

/** Fills an empty database with patients and their search terms, by SQL. */
export async function furnishPatients(ownerUrl: string, patients: number): Promise<Practice> {
  const clients = [new pg.Client(ownerUrl), new pg.Client(ownerUrl)];
  const [owner] = clients as [pg.Client];
  try {
    for (const client of clients) await client.connect();
    const practice = await foundPractice(owner);
    for (const client of clients)
      await client.query(`select set_config('foyer.practice', $1, false)`, [practice.practiceId]);
    await makeNames(owner);
    await withoutForeignKeys(owner, tables, async () => {
      await owner.query(patientRows, [practice.practiceId, patients, familyNames.length, givenNames.length]);
      await owner.query('analyze patient');
      await owner.query(wordRows, [practice.practiceId, ...trigramsOfNames()]);
      const left = Array.from({ length: parts }, (_, part) => part);
      const fill = async (client: pg.Client) => {
        for (let part = left.shift(); part !== undefined; part = left.shift())
          await client.query(termRows, [practice.practiceId, parts, part]);
      };
      await Promise.all(clients.map(fill));
    });
    await owner.query('vacuum analyze');
    await expectTheSameTerms(owner, practice.practiceId);
    return practice;
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}

async function foundPractice(owner: pg.Client): Promise<Practice> {
  const [practiceId, accountId, staffId, siteId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const email = `${accountId}@example.org`;
  const secret = newSecret();
  await owner.query('begin');
  await owner.query(`select set_config('foyer.practice', $1, true), set_config('foyer.credential', $2, true)`, [
    practiceId,
    email,
  ]);
  await owner.query(`insert into practice (practice_id, name) values ($1, 'Practice')`, [practiceId]);
  await owner.query(`insert into practice_stream (practice_id) values ($1)`, [practiceId]);
  await owner.query(`insert into site (practice_id, id, name, time_zone) values ($1, $2, 'Site', 'America/New_York')`, [
    practiceId,
    siteId,
  ]);
  await owner.query(`insert into account (id, email, password_hash) values ($1, $2, '')`, [accountId, email]);
  await owner.query(
    `insert into staff_member (practice_id, id, account_id, name, roles) values ($1, $2, $3, 'Mona Manager', '{OFFICE_MANAGER}')`,
    [practiceId, staffId, accountId],
  );
  await owner.query(
    `insert into session (practice_id, id, staff_member_id, account_id, token_hash, expires_at)
     values ($1, $2, $3, $4, $5, now() + interval '8 hours')`,
    [practiceId, randomUUID(), staffId, accountId, hashSecret(secret)],
  );
  await owner.query('commit');
  return { practiceId, token: printToken('st', practiceId, secret) };
}

/** The terms of each name as Foyer makes them. Names are few, so the terms of a million patients are joined from them. */
async function makeNames(owner: pg.Client): Promise<void> {
  await owner.query('create schema bench');
  for (const [table, names, nameless] of [
    ['family_name', familyNames, 'givenName'],
    ['given_name', givenNames, 'familyName'],
  ] as const) {
    const rows = names.map((name, place) => {
      const person = { givenName: name, familyName: name, [nameless]: '', mrn: '', birthDate: '', phone: null };
      const terms = searchTermsOf(person).filter((term) => term !== '' && !term.startsWith('@'));
      return { place, name, terms };
    });
    await owner.query(`create table bench.${table} (place int primary key, name text, joined text, terms text[])`);
    await owner.query(
      `insert into bench.${table} select place, name, joined, terms
       from jsonb_to_recordset($1) as given (place int, name text, joined text, terms text[])`,
      [JSON.stringify(rows.map((row) => ({ ...row, joined: wordsOf(row.name).join('') })))],
    );
    await owner.query(`create index on bench.${table} (name)`);
  }
}

/** The lower a name’s place, the more patients have it. A tenth of all shares its number with another. */
const patientRows = `
  insert into patient (practice_id, id, mrn, given_name, family_name, birth_date, gender, phone)
  select $1, ('0190' || lpad(to_hex(n), 8, '0') || '70008' || repeat('0', 15))::uuid, (100000 + n)::text, g.name, f.name,
    date '1930-01-01' + (n::bigint * 7919 % 33000)::int, 'UNKNOWN',
    '+1' || (array['617','978','413','202','212','312','415'])[1 + n % 7] || lpad((2000000 + n::bigint * 104729 % 7999999)::text, 7, '0')
  from generate_series(1, $2::int) n
    join bench.family_name f on f.place = ($3::int * power(abs(hashint4(n)) % 1000003 / 1000003.0, 3))::int % $3::int
    join bench.given_name g on g.place = ($4::int * power(abs(hashint4(n + 7)) % 1000003 / 1000003.0, 2))::int % $4::int`;

const wordRows = `
  insert into patient_word (practice_id, trigram, word)
  select distinct $1::uuid, trigram, word from unnest($2::text[], $3::text[]) as given (trigram, word)`;

/** Of all words of names, each trigram beside its word. */
function trigramsOfNames(): [string[], string[]] {
  const words = [...familyNames, ...givenNames].flatMap((familyName) => nameWords({ givenName: '', familyName }));
  const rows = [...new Set(words)].flatMap((word) => trigramsOf(word).map((trigram) => [trigram, word] as const));
  return [rows.map(([trigram]) => trigram), rows.map(([, word]) => word)];
}

const termRows = `
  insert into patient_search_term (practice_id, term, patient_id, family_name, given_name, words)
  select $1::uuid, unnest(own.terms), patient.id, family_name, given_name, ' ' || array_to_string(own.terms, ' ')
  from patient
    join (select distinct on (name) * from bench.family_name) f on f.name = family_name
    join (select distinct on (name) * from bench.given_name) g on g.name = given_name,
    lateral (select array_agg(distinct term) as terms from unnest(f.terms || g.terms ||
      array[f.joined || g.joined, g.joined || f.joined, mrn, '@' || birth_date, '@' || to_char(birth_date, 'MM-DD-YYYY'),
        phone, '+' || right(phone, 10)]) as term) own
  where patient.practice_id = $1 and hashtext(patient.id::text) & 1023 between 1024 * $3::int / $2::int and 1024 * ($3::int + 1) / $2::int - 1`;

async function expectTheSameTerms(owner: pg.Client, practiceId: string): Promise<void> {
  for (const patient of await somePatients(owner, practiceId, compared)) {
    const { rows } = await owner.query<{ terms: string[] }>(
      'select array_agg(term) as terms from patient_search_term where practice_id = $1 and patient_id = $2',
      [practiceId, patient.id],
    );
    const [kept, made] = [rows[0]?.terms ?? [], searchTermsOf(patient)].map((terms) => [...terms].sort().join(' '));
    if (kept !== made) throw new Error(`A patient has other terms than Foyer makes:\n${kept}\n${made}`);
  }
}

/** Patients spread over all, the same in every run. */
export async function somePatients(owner: pg.Client, practiceId: string, most: number): Promise<Registered[]> {
  await owner.query(`select set_config('foyer.practice', $1, false)`, [practiceId]);
  const { rows } = await owner.query<Registered>(
    `select id, mrn, given_name as "givenName", family_name as "familyName", birth_date::text as "birthDate", phone
     from patient where practice_id = $1 order by md5(id::text) limit $2`,
    [practiceId, most],
  );
  if (rows.length < most) throw new Error(`There are ${rows.length} patients, and ${most} are searched for.`);
  return rows;
}
