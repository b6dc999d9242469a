import { GeneratorFailure } from '../failure.ts';
import { insertBefore } from '../insert-before.ts';
import type { ChangedFile, NewFile } from '../write-files.ts';
import type { EntityWords } from './words.ts';

/** PostgreSQL cuts longer names off. */
const longestName = 63;

/** The table of an entity with its indexes, and its place among the migrations. */
export function entityTable({ one, many }: EntityWords, stamp: string): (NewFile | ChangedFile)[] {
  const { snake } = one;
  const name = `Migration${stamp}_${many.pascal}`;
  if (`${snake}_practice_id_name_key`.length > longestName)
    throw new GeneratorFailure(`"${one.camel}" is too long for its constraints; choose a name of at most 39 letters.`);
  return [
    {
      path: `migrations/${name}.ts`,
      text: `import { Migration } from '@mikro-orm/migrations';
import { practiceTable } from './practice-table.ts';

export class ${name} extends Migration {
  override name = '${name}';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  \`create table ${snake} (
     practice_id uuid not null references practice,
     id uuid not null,
     name text not null,
     folded_name text collate "C" generated always as (lower(name)) stored,
     name_key text collate "C" generated always as (foyer_name_key(name)) stored,
     version int not null default 1,
     primary key (practice_id, id),
     constraint ${snake}_practice_id_name_key unique (practice_id, name_key)
   )\`,
  'create index ${snake}_by_name on ${snake} (practice_id, name, id)',
  // Below row-level security no index serves lower, which is not leakproof: the folded name is a column.
  'create index ${snake}_by_folded_name on ${snake} (practice_id, folded_name)',
  ...practiceTable({ table: '${snake}', grants: ['select', 'insert', 'update'] }),
];
`,
    },
    {
      path: 'migrations/list.ts',
      change: (text) =>
        insertBefore(
          'migrations/list.ts',
          insertBefore(
            'migrations/list.ts',
            text,
            /\n\/\*\* In the order/,
            `import { ${name} } from './${name}.ts';\n`,
          ),
          /\];\n$/,
          `  { name: '${name}', class: ${name} },\n`,
        ),
    },
  ];
}
