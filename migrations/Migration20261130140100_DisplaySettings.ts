import { Migration } from '@mikro-orm/migrations';

export class Migration20261130140100_DisplaySettings extends Migration {
  override name = 'Migration20261130140100_DisplaySettings';

  override up(): void {
    for (const statement of [...display, ...rights]) this.addSql(statement);
  }
}

const defaults = {
  languages: ['EN'],
  languageMode: 'SIDE_BY_SIDE',
  shows: ['CALLED', 'WAITING', 'IN_ROOM'],
  showsEstimate: true,
  hasSound: true,
  volume: 50,
  speaks: false,
  theme: 'LIGHT',
};

const display = [
  `alter table display
     add column kind text not null default 'WAITING_ROOM' check (kind in ('WAITING_ROOM', 'STAFF_BOARD')),
     add column settings jsonb not null default '${JSON.stringify(defaults)}' check (jsonb_typeof(settings) = 'object'),
     add column last_seen_at timestamptz,
     add column version int not null default 1`,
  // The owner need not be a superuser, who alone would see the rows otherwise.
  'alter table display no force row level security',
  // Displays that share a name get the end of their id behind it; the first one of them keeps its name.
  `update display set name = btrim(left(name, 50)) || ' ' || right(id::text, 6)
   where revoked_at is null and exists (
     select from display earlier
     where earlier.practice_id = display.practice_id and earlier.site_id = display.site_id and earlier.revoked_at is null
       and earlier.id < display.id
       and lower(regexp_replace(btrim(normalize(earlier.name, NFKC)), '\\s+', ' ', 'g')) =
         lower(regexp_replace(btrim(normalize(display.name, NFKC)), '\\s+', ' ', 'g')))`,
  'alter table display force row level security',
  `create unique index display_site_name_key on display
     (practice_id, site_id, lower(regexp_replace(btrim(normalize(name, NFKC)), '\\s+', ' ', 'g'))) where revoked_at is null`,
];

// What a display's transactions may read besides: no column here names or describes a patient.
const rights = [
  'grant select (practice_id, name) on practice to foyer_display',
  'grant select (stage_since, first_roomed_at, provider_id) on visit to foyer_display',
  'grant select (readiness, readiness_since, visit_id) on room to foyer_display',
  'grant select (practice_id, id, name) on staff_member to foyer_display',
];
