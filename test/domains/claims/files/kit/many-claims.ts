import type { TestServer } from '../../../../kit/start-test-server.ts';

type Owner = TestServer['owner'];

/** By table: the columns of a copy that are not those of its template, as SQL over `g`, the number of the copy. */
type Copies = readonly (readonly [table: string, of: string, own: Record<string, string>])[];

/** One claim as often as asked for, each of a patient and a visit of its own. Answers the ids of the copies, as UUIDs. */
export async function multiplyClaim(owner: Owner, claimId: string, count: number): Promise<string[]> {
  // A UUIDv7 by its time, version and variant.
  const id = (table: string, row = `''`) =>
    `overlay(overlay(overlay(md5('${claimId} ${table} ' || ${row} || g) placing '0197' from 1) placing '7' from 13)
      placing '8' from 17)::uuid`;
  const of = (column: string) => `select ${column} from claim where id = '${claimId}'`;
  const patient = { patient_id: id('patient') };
  const coding = { visit_coding_id: id('visit_coding'), ...patient };
  const letters = (width: number) => `upper(substr(md5('${claimId}' || g), 1, ${width}))`;
  const copies: Copies = [
    ['patient', `id in (${of('patient_id')})`, { id: id('patient'), mrn: `'${claimId}' || g` }],
    ['coverage', `id in (${of('coverage_id')})`, { id: id('coverage'), ...patient }],
    ['consent', `patient_id in (${of('patient_id')})`, { id: id('consent'), ...patient }],
    ['visit', `id in (${of('visit_id')})`, { id: id('visit'), ...patient, ticket: `'${claimId}' || g` }],
    ['visit_coding', `id in (${of('visit_coding_id')})`, { id: id('visit_coding'), visit_id: id('visit'), ...patient }],
    ['diagnosis', `visit_coding_id in (${of('visit_coding_id')})`, { id: id('diagnosis', 'row.id'), ...coding }],
    ['charge', `visit_coding_id in (${of('visit_coding_id')})`, { id: id('charge', 'row.id'), ...coding }],
    [
      'claim',
      `id = '${claimId}'`,
      { id: id('claim'), ...coding, visit_id: id('visit'), coverage_id: id('coverage'), pcn: letters(12) },
    ],
    [
      'claim_line',
      `claim_id = '${claimId}'`,
      { id: id('line', 'row.id'), claim_id: id('claim'), charge_id: id('charge', 'row.charge_id') },
    ],
    ['claim_event', `claim_id = '${claimId}'`, { id: id('event', 'row.id'), claim_id: id('claim'), ...patient }],
  ];
  for (const [table, template, own] of copies) await copy(owner, { table, template, own, count });
  // As autovacuum does soon in an office.
  for (const [table] of copies) await owner.em.execute(`analyze ${table}`);
  const rows = await owner.em.execute<{ id: string }[]>(`select ${id('claim')} as id from generate_series(1, ?) g`, [
    count,
  ]);
  return rows.map((row) => row.id);
}

interface CopyOf {
  table: string;
  template: string;
  own: Record<string, string>;
  count: number;
}

async function copy({ em }: Owner, { table, template, own, count }: CopyOf): Promise<void> {
  const columns = await em.execute<{ name: string }[]>(
    `select column_name as name from information_schema.columns
     where table_schema = 'public' and table_name = ? and is_generated = 'NEVER'`,
    [table],
  );
  const names = columns.map(({ name }) => name);
  const values = names.map((name) => own[name] ?? `row.${name}`);
  await em.execute(
    `insert into ${table} (${names.join(', ')})
     select ${values.join(', ')} from ${table} row cross join generate_series(1, ?) g where ${template}`,
    [count],
  );
}
