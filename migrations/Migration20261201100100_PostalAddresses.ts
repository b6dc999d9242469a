import { Migration } from '@mikro-orm/migrations';

export class Migration20261201100100_PostalAddresses extends Migration {
  override name = 'Migration20261201100100_PostalAddresses';

  override up(): void {
    for (const table of ['site', 'patient', 'guarantor', 'payer'])
      for (const statement of statementsFor(table)) this.addSql(statement);
  }
}

const states = `AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware|\
DC District of Columbia|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|KY Kentucky|\
LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|MT Montana|\
NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|NC North Carolina|ND North Dakota|\
OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|\
UT Utah|VT Vermont|VA Virginia|WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming|\
AS American Samoa|GU Guam|MP Northern Mariana Islands|PR Puerto Rico|VI Virgin Islands|AA Armed Forces Americas|\
AE Armed Forces Europe|AP Armed Forces Pacific`
  .split('|')
  .map((line) => ({ code: line.slice(0, 2), name: line.slice(3) }));

// The state by its code or its name, as exports write it. A city has neither comma nor digit: `1 Main Street, Apt 4, MA 01970` says no city.
const spellings = states.flatMap(({ code, name }) => [code, name]).join('|');
const form = `^(.*[^ ,]), ([^,0-9]+), (${spellings}) ([0-9]{5}(?:-[0-9]{4})?)$`;
const codes = states.map(({ code, name }) => `('${code}', '${code}'), ('${name}', '${code}')`).join(', ');

function statementsFor(table: string): string[] {
  return [
    `alter table ${table} no force row level security`,
    `alter table ${table} add column address_line1 text, add column address_line2 text, add column address_city text,
       add column address_state text, add column address_postal_code text`,
    // Lines of another form stay whole in address_line1: nothing is lost.
    `update ${table} kept set
       address_line1 = coalesce(split.parts[1], kept.address),
       address_city = split.parts[2],
       address_state = split.code,
       address_postal_code = split.parts[4]
     from (
       select practice_id, id, parts, known.code
       from (select practice_id, id, regexp_match(address, '${form}') as parts from ${table} where address <> '') found
       left join (values ${codes}) as known(spelling, code) on known.spelling = found.parts[3]
     ) split
     where kept.practice_id = split.practice_id and kept.id = split.id`,
    `alter table ${table} drop column address`,
    `alter table ${table} force row level security`,
  ];
}
