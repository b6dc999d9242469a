import pg from 'pg';
import { termRowsOf } from '../../../src/domains/patients/search-terms.ts';
import { rowId } from '../../reading/lists/kit/rows-of-lists.ts';

const onsets = ['b', 'ch', 'd', 'f', 'k', 'l', 'm', 'n', 'r', 's', 'st', 't', 'th', 'w'];
const vowels = ['a', 'e', 'i', 'o', 'u', 'ea', 'ia', 'ou'];

/** A name by its number: many share their syllables, as names do. */
const name = (number: number, syllables: number): string =>
  Array.from({ length: syllables }, (_, at) => {
    const turn = Math.floor(number / 7 ** at);
    return `${onsets[turn % onsets.length]}${vowels[(turn + at) % vowels.length]}`;
  }).join('');

function patient(number: number) {
  const birth = new Date(Date.UTC(1940, 0, 1 + ((number * 31) % 30_000)));
  return {
    givenName: `${name(number * 13, 2)}n`,
    familyName: `${name(number, 4)}son`,
    mrn: `M${100_000 + number}`,
    birthDate: birth.toISOString().slice(0, 10),
    phone: `+1617${String(2_000_000 + number)}`,
  };
}

/** Fills a practice with patients, as they are found, past row-level security; answers how many terms they are found by. */
export async function fillPatients(
  { ownerUrl }: { ownerUrl: string },
  practiceId: string,
  practice: number,
  count: number,
): Promise<number> {
  const patients = Array.from({ length: count }, (_, number) => patient(number));
  const ids = patients.map((_, number) => rowId(practice, 'patient', number));
  const terms = patients.flatMap((one, number) => termRowsOf(one).map((row) => ({ ...row, id: ids[number] })));
  const owner = new pg.Client(ownerUrl);
  await owner.connect();
  try {
    await owner.query(`set session_replication_role = replica`);
    await owner.query(
      `insert into patient (practice_id, id, mrn, given_name, family_name, birth_date, phone, gender)
       select $1, one.*, 'UNKNOWN' from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::date[], $7::text[]) one`,
      [
        practiceId,
        ids,
        ...(['mrn', 'givenName', 'familyName', 'birthDate', 'phone'] as const).map((key) =>
          patients.map((one) => one[key]),
        ),
      ],
    );
    await owner.query(
      `insert into patient_search_term (practice_id, patient_id, term, family_name, given_name, words)
       select $1, one.* from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[]) one`,
      [
        practiceId,
        ...(['id', 'term', 'familyName', 'givenName', 'words'] as const).map((key) => terms.map((row) => row[key])),
      ],
    );
    await owner.query('vacuum analyze patient, patient_search_term');
    return terms.length;
  } finally {
    await owner.end();
  }
}
