import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { query } from '../../start/kit/query.ts';
import { fixtureCopy } from './kit/folder.ts';
import { founded } from './kit/founded.ts';
import { run } from './kit/run.ts';

const header =
  'Id,BIRTHDATE,DEATHDATE,SSN,DRIVERS,PASSPORT,PREFIX,FIRST,LAST,SUFFIX,MAIDEN,MARITAL,RACE,ETHNICITY,GENDER,BIRTHPLACE,ADDRESS,CITY,STATE,COUNTY,ZIP,LAT,LON,HEALTHCARE_EXPENSES,HEALTHCARE_COVERAGE';
const id = (end: number) => `00000000-0000-4000-8000-0000000001${end}`;
const person = (end: number, birthDate: string, first: string, last: string) =>
  `${id(end)},${birthDate},,999-00-0000,,,,${first},${last},,,,white,nonhispanic,F,Springfield,9 Elm Street,Springfield,Massachusetts,Hampden County,01101,0,0,0,0`;

test('look-alikes that came in are listed at the end, and nobody is merged', async () => {
  const practice = await founded('Elm Street');
  const folder = fixtureCopy();
  const file = join(folder, 'patients.csv');
  expect(readFileSync(file, 'utf8').split('\n')[0]?.split(',').slice(0, 3)).toEqual(['Id', 'BIRTHDATE', 'DEATHDATE']);
  writeFileSync(file, [header, person(10, '1980-03-04', 'Søren', 'Sørensen'), ''].join('\n'));
  expect((await run(practice, ['synthea', folder])).out).not.toContain('like other patients');
  const more = [
    person(11, '1980-03-04', 'Soren', 'Sorensen'),
    person(12, '1981-03-04', 'Soren', 'Sorensen'),
    person(13, '1980-03-04', 'Wanda', 'Kuznetsova'),
    person(14, '1980-03-04', 'Vanda', 'Kuznetsova'),
  ];
  writeFileSync(file, [header, ...more, ''].join('\n'));
  const { out } = await run(practice, ['synthea', folder]);
  const rows = await query(practice.ownerUrl, 'select given_name, mrn from patient order by mrn');
  const mrn = (name: string) => rows.find(([given]) => given === name)?.[1];
  expect(rows).toHaveLength(5);
  expect(out).toContain(
    [
      'patients.csv, 2 rows look like other patients. Compare them; mergePatients makes one record of those who are one person:',
      `  patients.csv:2 has MRN ${mrn('Soren')} and looks like MRN ${mrn('Søren')}`,
      `  patients.csv:5 has MRN ${mrn('Vanda')} and looks like MRN ${mrn('Wanda')}`,
    ].join('\n'),
  );
});

test('a life that cannot be is refused by the day at the practice', async () => {
  const practice = await founded('Elm Street');
  const folder = fixtureCopy();
  const born = person(10, '1980-03-04', 'Anna', 'Early').replace(',,999', ',2999-01-01,999');
  writeFileSync(join(folder, 'patients.csv'), [header, born, ''].join('\n'));
  expect((await run(practice, ['synthea', folder])).told).toContain(
    'patients.csv:2 DEATHDATE 2999-01-01 is in the future',
  );
});
