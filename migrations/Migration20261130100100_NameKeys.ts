import { Migration } from '@mikro-orm/migrations';

export class Migration20261130100100_NameKeys extends Migration {
  override name = 'Migration20261130100100_NameKeys';

  override up(): void {
    for (const statement of [nameKey, ...keyed.flatMap(statementsFor)]) this.addSql(statement);
  }
}

interface Keyed {
  table: string;
  column: 'name' | 'mrn';
  /** The columns within which a name exists once. */
  within: string[];
  constraint: string;
  /** The order of lists, which the unique index of before served. */
  index: string;
}

const keyed: Keyed[] = [
  {
    ...{ table: 'site', column: 'name', within: ['practice_id'], constraint: 'site_practice_id_name_key' },
    index: 'create index site_by_name on site (practice_id, name, id)',
  },
  {
    ...{ table: 'visit_type', column: 'name', within: ['practice_id'], constraint: 'visit_type_practice_id_name_key' },
    index: 'create index visit_type_by_name on visit_type (practice_id, name, id)',
  },
  {
    ...{ table: 'room', column: 'name', within: ['practice_id', 'site_id'] },
    constraint: 'room_practice_id_site_id_name_key',
    index: 'create index room_by_site on room (practice_id, site_id, name, id)',
  },
  {
    ...{ table: 'patient', column: 'mrn', within: ['practice_id'], constraint: 'patient_practice_id_mrn_key' },
    index: 'create index patient_by_mrn on patient (practice_id, mrn, id)',
  },
];

// Two names are one when they differ in case, in width or another compatible form (NFKC), in spaces, or in characters that cannot be seen. ICU, since lower knows
// only ASCII where the database is of the locale C. A column of its own: below row-level security no index serves a function that is not leakproof.
const nameKey = `create function foyer_name_key(name text) returns text immutable strict parallel safe language sql
  as $$ select lower(regexp_replace(normalize(name, NFKC),
    '[[:space:]\\u00AD\\u115F\\u1160\\u180E\\u2000-\\u200F\\u2028-\\u202F\\u205F-\\u2064\\u3000\\u3164\\uFEFF]', '', 'g') collate "und-x-icu") $$`;

function statementsFor({ table, column, within, constraint, index }: Keyed): string[] {
  const key = `${column}_key`;
  const same = within.map((name) => `other.${name} = taken.${name}`).join(' and ');
  return [
    `alter table ${table} no force row level security`,
    `alter table ${table} drop constraint ${constraint}`,
    // The oldest keeps its spelling; the others get a number that is free. A warning, since PostgreSQL logs those; it names no patient.
    `do $do$
     declare
       taken record;
       number int;
       free text;
     begin
       for taken in
         select * from (
           select practice_id, ${within.includes('site_id') ? 'site_id, ' : ''}id, ${column} as spelling,
             row_number() over (partition by ${within.join(', ')}, foyer_name_key(${column}) order by id) as place
           from ${table}
         ) numbered where place > 1 order by id
       loop
         number := 2;
         loop
           free := taken.spelling || ' (' || number || ')';
           exit when not exists (
             select from ${table} other where ${same} and foyer_name_key(other.${column}) = foyer_name_key(free)
           );
           number := number + 1;
         end loop;
         update ${table} set ${column} = free, version = version + 1 where practice_id = taken.practice_id and id = taken.id;
         raise warning 'The ${column} of ${table} % of practice % was another''s but for case, width or spaces; it ends in (%) now.',
           taken.id, taken.practice_id, number;
       end loop;
     end $do$`,
    `alter table ${table} add column ${key} text collate "C" generated always as (foyer_name_key(${column})) stored`,
    `alter table ${table} add constraint ${constraint} unique (${[...within, key].join(', ')})`,
    index,
    `alter table ${table} force row level security`,
  ];
}
