import { sql } from 'kysely';
import { anyOf } from '../../database/sql/any-of.ts';
import type { Reader } from '../../database/sql/reader.ts';
import { findPractices } from '../../jobs/find-practices.ts';
import { inPractice } from '../../jobs/in-practice.ts';
import { type JobSurroundings, jobKind } from '../../jobs/job-kind.ts';
import { findFormerMrns } from './former-mrns.ts';
import { addWords, type Searchable, type TermRow, termRowsOf, termsVersion } from './search-terms.ts';

export interface RenewalNeeds extends JobSurroundings {
  /** Connection of the owner, who alone sees which practices there are. */
  readonly ownerUrl: string;
}

/** Patients of one transaction. */
const batchSize = 250;
/** Patients between two lines of the log. */
const logEvery = 10_000;

/** Makes the search terms of all patients again after an update of Foyer that makes other terms of the same names. */
export const renewSearchTerms = jobKind<Record<never, never>, RenewalNeeds>({
  name: 'patients.renew-search-terms',
  schedule: '*/5 * * * *',
  retryLimit: 5,
  retryDelaySeconds: 60,
  retryDelayMaxSeconds: 600,
  expireSeconds: 86_400,
  heartbeatSeconds: 60,
  waitDays: 1,
  work: async (_ids, needs) => {
    for (const practiceId of await findPractices(needs.ownerUrl)) await renewPractice(needs, practiceId);
  },
});

async function renewPractice(needs: RenewalNeeds, practiceId: string): Promise<void> {
  for (;;) {
    const { renewed, isFinished, didWork } = await inPractice(needs, practiceId, (db) => renewBatch(db, practiceId));
    if (didWork && (isFinished || renewed % logEvery === 0))
      needs.log.info({ practiceId, renewed, isFinished }, 'search terms of patients are made again');
    if (isFinished) return;
  }
}

interface Renewal {
  renewed: number;
  isFinished: boolean;
  didWork: boolean;
}

/** The position is locked: of two processes at once each makes other patients' terms. */
async function renewBatch(db: Reader, practiceId: string): Promise<Renewal> {
  const position = await lockPosition(db, practiceId);
  const isOfThisVersion = position.termsVersion === termsVersion;
  const done = isOfThisVersion ? position.renewed : 0;
  if (isOfThisVersion && position.finishedAt) return { renewed: done, isFinished: true, didWork: false };
  const after = isOfThisVersion ? position.renewedUntil : null;
  const patients = await lockPatients(db, practiceId, after);
  await renewTerms(db, practiceId, patients);
  const isFinished = patients.length < batchSize;
  const renewed = done + patients.length;
  await db
    .updateTable('patient_search_renewal')
    .set({
      termsVersion,
      renewed,
      renewedUntil: patients.at(-1)?.id ?? after,
      finishedAt: isFinished ? new Date() : null,
    })
    .where('practiceId', '=', practiceId)
    .execute();
  return { renewed, isFinished, didWork: renewed > 0 };
}

async function lockPosition(db: Reader, practiceId: string) {
  await db
    .insertInto('patient_search_renewal')
    .values({ practiceId, termsVersion, renewed: 0 })
    .onConflict((conflict) => conflict.column('practiceId').doNothing())
    .execute();
  return db
    .selectFrom('patient_search_renewal')
    .selectAll()
    .where('practiceId', '=', practiceId)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

/** Locked, so that a correction that is made meanwhile comes before or after. */
async function lockPatients(
  db: Reader,
  practiceId: string,
  after: string | null,
): Promise<(Searchable & { mergedIntoId: string | null })[]> {
  const rows = await db
    .selectFrom('patient')
    .selectAll()
    .where('practiceId', '=', practiceId)
    .$if(after !== null, (query) => query.where('id', '>', after ?? ''))
    .orderBy('id')
    .limit(batchSize)
    .forUpdate()
    .execute();
  return rows as (Searchable & { mergedIntoId: string | null })[];
}

async function renewTerms(
  db: Reader,
  practiceId: string,
  patients: readonly (Searchable & { mergedIntoId: string | null })[],
): Promise<void> {
  if (patients.length === 0) return;
  const ids = patients.map(({ id }) => id);
  await db
    .deleteFrom('patient_search_term')
    .where('practiceId', '=', practiceId)
    .where('patientId', '=', anyOf(ids))
    .execute();
  const formerMrns = await findFormerMrns(db, practiceId, ids);
  const rows = patients
    .filter(({ mergedIntoId }) => !mergedIntoId)
    .flatMap((patient) => termRowsOf(patient, formerMrns.get(patient.id)).map((row) => ({ ...row, id: patient.id })));
  const column = (name: 'id' | keyof TermRow) => rows.map((row) => row[name]);
  await sql`insert into patient_search_term (practice_id, term, patient_id, family_name, given_name, words)
    select practice.practice_id, given.*
    from practice cross join unnest(${column('term')}::text[], ${column('id')}::uuid[], ${column('familyName')}::text[],
      ${column('givenName')}::text[], ${column('words')}::text[]) as given
    where practice.practice_id = ${practiceId}`.execute(db);
  await addWords(db, practiceId, patients);
}
