import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { expect, onTestFinished, test, vi } from 'vitest';
import { patience } from '../../kit/eventually.ts';
import { query } from '../../start/kit/query.ts';
import { fixtureCopy } from './kit/folder.ts';
import { founded } from './kit/founded.ts';
import { fixture, run } from './kit/run.ts';

/** The rows that an import leaves, without the values that differ from one run to the next: ids and times of import. */
async function whatIsIn(ownerUrl: string): Promise<unknown[][]> {
  return query(
    ownerUrl,
    `select visit.import_key, visit.ticket, visit.day::text, patient.mrn, patient.import_key, site.name, visit_type.name,
       (select count(*)::int from visit_step where visit_id = visit.id)
     from visit join appointment on appointment.id = visit.appointment_id and appointment.import_key = visit.import_key
       join patient on patient.id = visit.patient_id join site on site.id = visit.site_id
       join visit_type on visit_type.id = visit.visit_type_id
     order by 1`,
  );
}

test('an import ended by Ctrl-C says so, and the next run finishes it', async () => {
  const practice = await founded('Elm Street');
  const interruption = new AbortController();
  const watch = (text: string) => text.startsWith('payers.csv') && interruption.abort();
  const { exitCode, out, told } = await run(practice, ['synthea', fixture], { signal: interruption.signal, watch });
  expect(exitCode).toBe(130);
  expect(out).not.toContain('patients.csv');
  expect(told.at(-1)).toBe('Interrupted. Run the same command again to go on; what is in is passed over.');
  expect(await query(practice.ownerUrl, 'select count(*)::int from patient')).toEqual([[0]]);

  expect((await run(practice, ['synthea', fixture])).exitCode).toBe(2);
  const whole = await founded('Elm Street');
  await run(whole, ['synthea', fixture]);
  expect(await whatIsIn(practice.ownerUrl)).toEqual(await whatIsIn(whole.ownerUrl));
});

test('an import that loses its database says so, and the next run finishes it', async () => {
  const folder = exportOfTwoBatches();
  const practice = await founded('Elm Street');
  // A transaction is about to add a visit type of the name that the second batch needs: the batch waits, and is cut off while it does.
  const colleague = new pg.Client(practice.ownerUrl);
  await colleague.connect();
  onTestFinished(() => colleague.end());
  await colleague.query('begin');
  await colleague.query(
    `insert into visit_type (practice_id, id, name, duration_minutes) select practice_id, $1, 'Second batch', 20 from practice`,
    [randomUUID()],
  );
  const running = run(practice, ['synthea', folder]);
  await vi.waitUntil(async () => (await cutOff(practice.ownerUrl)) > 0, patience);
  const { exitCode, told } = await running;
  await colleague.query('rollback');
  expect(exitCode).toBe(1);
  expect(told.at(-1)).toBe(
    'encounters.csv: the first 500 rows are done, then the database did not answer any more. Fix that. Run the same command again to go on; what is in is passed over.',
  );
  expect(await query(practice.ownerUrl, 'select count(*)::int from appointment')).toEqual([[491]]);

  expect((await run(practice, ['synthea', folder])).exitCode).toBe(2);
  const whole = await founded('Elm Street');
  await run(whole, ['synthea', folder]);
  expect(await whatIsIn(practice.ownerUrl)).toEqual(await whatIsIn(whole.ownerUrl));
});

/** Ends the connection that waits for a lock; answers how many there were. */
async function cutOff(ownerUrl: string): Promise<number> {
  const ended = await query(
    ownerUrl,
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return ended.length;
}

/** The fixture with 600 encounters more, the last hundred of another kind. */
function exportOfTwoBatches(): string {
  const folder = fixtureCopy();
  const file = join(folder, 'encounters.csv');
  const text = readFileSync(file, 'utf8');
  const pattern = text.trimEnd().split('\n').at(-1) ?? '';
  const rows = Array.from({ length: 600 }, (_, index) =>
    pattern
      .replace('00000000-0000-4000-8000-00000000004d', randomUUID())
      .replace('Vaccination', index < 500 ? 'First batch' : 'Second batch'),
  );
  writeFileSync(file, `${text}${rows.join('\n')}\n`);
  return folder;
}
