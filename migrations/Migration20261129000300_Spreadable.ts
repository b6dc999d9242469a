import { Migration } from '@mikro-orm/migrations';
import { practicePolicies } from './practice-table.ts';

export class Migration20261129000300_Spreadable extends Migration {
  override name = 'Migration20261129000300_Spreadable';

  override up(): void {
    const all = [lock, ...functions, ...labels, ...policies, ...sweep, ...accounts, ...keys];
    for (const statement of all) this.addSql(statement);
  }
}

/** Each after those that its rows refer to. */
const practiceTables = [
  'practice',
  'site',
  'visit_type',
  'payer',
  'staff_member',
  'session',
  'display',
  'patient',
  'patient_search_term',
  'mrn_counter',
  'room',
  'appointment',
  'booking',
  'ticket_counter',
  'visit',
  'visit_step',
  'room_transition',
  'audit_entry',
  'audit_entry_patient',
  'practice_stream',
  'event_log',
];
const patientTables = ['patient', 'appointment', 'visit'];

const lock = `lock table account, display_pairing, ${practiceTables.join(', ')} in access exclusive mode`;

const functions = [
  // Without the setting: for nothing that is labelled.
  `create function foyer_clearance() returns int stable parallel safe language sql
     as $$ select coalesce(nullif(current_setting('foyer.clearance', true), ''), '0')::int $$`,
  // The owner may list its tenants, for programs such as the import that ask which one is meant.
  `create function foyer_lists_practices() returns boolean stable parallel safe language sql
     as $$ select pg_has_role((select relowner from pg_class where oid = 'practice'::regclass), 'member') $$`,
];

/** Indexes by which rows are counted. With the label in them no row has to be looked at: counting 100,000 patients takes half of the time or less. */
const counted = {
  patient_by_name: 'patient (practice_id, family_name, given_name, id)',
  patient_by_birth_date: 'patient (practice_id, birth_date)',
  appointment_by_site: 'appointment (practice_id, site_id, starts_at, id)',
  appointment_by_provider: 'appointment (practice_id, provider_id, starts_at, id)',
  appointment_by_patient: 'appointment (practice_id, patient_id, starts_at desc, id desc)',
  visit_by_patient: 'visit (practice_id, patient_id, arrived_at desc, id desc)',
};

const labels = [
  ...patientTables.map((table) => `alter table ${table} add column sensitivity int not null default 0`),
  ...Object.entries(counted).flatMap(([name, columns]) => [
    `drop index ${name}`,
    `create index ${name} on ${columns} include (sensitivity)`,
  ]),
];

const own = 'practice_id = foyer_practice()';
const listed = `${own} or foyer_lists_practices()`;
const followed = `${own} or practice_id = any(foyer_followed())`;

const policies = practiceTables
  .filter((table) => table !== 'practice_stream')
  .flatMap((table) => [
    `drop policy ${table}_practice on ${table}`,
    `drop policy ${table}_rows on ${table}`,
    ...(table === 'practice' ? practicesOfTheOwner() : practicePolicies(table, patientTables.includes(table))),
  ]);

function practicesOfTheOwner(): string[] {
  return [
    `create policy practice_practice on practice as restrictive using (${listed}) with check (${own})`,
    `create policy practice_rows on practice using (${listed}) with check (${own})`,
  ];
}

// A node looks at the ends of all logs that it follows in one statement; it changes only the one that it writes in.
const sweep = ['practice', 'rows'].flatMap((name) => [
  `alter policy practice_stream_${name}_select on practice_stream using (${followed})`,
  `alter policy practice_stream_${name}_insert on practice_stream with check (${own})`,
  `alter policy practice_stream_${name}_update on practice_stream using (${own}) with check (${own})`,
  `alter policy practice_stream_${name}_delete on practice_stream using (${own})`,
]);

const inHand = '= foyer_credential()';

const accounts = [
  'drop policy account_own on account',
  `create policy account_own on account using (email ${inHand} or id::text ${inHand}) with check (email ${inHand})`,
];

const keys = [
  'alter table session drop constraint session_token_hash_key, add unique (practice_id, token_hash)',
  'alter table display drop constraint display_token_hash_key, add unique (practice_id, token_hash)',
  'drop index session_by_account',
  'create index session_by_account on session (practice_id, account_id) where ended_at is null',
  'drop index staff_member_by_account',
];
