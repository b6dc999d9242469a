import { Migration } from '@mikro-orm/migrations';

export class Migration20261129000320_TokensOfPractices extends Migration {
  override name = 'Migration20261129000320_TokensOfPractices';

  override up(): void {
    for (const statement of [...entrance, ...pairing, ...ended]) this.addSql(statement);
  }
}

const entrance = [
  'drop function enter_session(text)',
  // What each transaction begins with. All settings are the transaction's own, and each is set, so that one of the connection never counts. Assignments, because
  // PostgreSQL evaluates them without running a query.
  `create function enter_session(practice uuid, credential text, role text, longest_ms int, out practice_id uuid, out id uuid, out staff_member_id uuid,
       out account_id uuid, out expires_at timestamptz, out last_used_at timestamptz, out roles text[])
     returns setof record
     language plpgsql volatile security invoker
     as $$
     declare
       done text;
     begin
       done := set_config('foyer.practice', coalesce(practice::text, ''), true);
       done := set_config('foyer.credential', coalesce(credential, ''), true);
       done := set_config('foyer.followed', '', true);
       -- All labels, until rows get some.
       done := set_config('foyer.clearance', case when practice is null then '0' else '-1' end, true);
       if longest_ms is not null then
         done := set_config('statement_timeout', longest_ms::text, true);
       end if;
       if practice is not null and credential is not null then
         select held.practice_id, held.id, held.staff_member_id, held.account_id, held.expires_at, held.last_used_at
         into enter_session.practice_id, enter_session.id, enter_session.staff_member_id, enter_session.account_id, enter_session.expires_at,
           enter_session.last_used_at
         from session held where held.practice_id = practice and held.token_hash = credential and held.ended_at is null;
         if found then
           select staff.roles into enter_session.roles
           from staff_member staff where staff.practice_id = practice and staff.id = enter_session.staff_member_id and staff.is_active;
         end if;
         if found then
           return next;
         else
           done := set_config('foyer.practice', '', true);
           done := set_config('foyer.clearance', '0', true);
         end if;
       end if;
       if role is not null then
         done := set_config('role', role, true);
       end if;
     end $$`,
  'revoke execute on function enter_session from public',
  'grant execute on function enter_session to foyer_app, foyer_display',
];

const pairing = [
  // Whose screen it became: from then on the screen's token says so.
  'alter table display_pairing add column paired_practice_id uuid',
  'drop policy display_pairing_own on display_pairing',
  // The code or the token in hand opens the row; old rows of anybody may be swept away.
  `create policy display_pairing_select on display_pairing for select
     using (code_hash = foyer_credential() or token_hash = foyer_credential() or expires_at < now())`,
  'create policy display_pairing_insert on display_pairing for insert with check (token_hash = foyer_credential())',
  `create policy display_pairing_update on display_pairing for update
     using (code_hash = foyer_credential()) with check (code_hash = foyer_credential())`,
  'create policy display_pairing_delete on display_pairing for delete using (expires_at < now())',
  'grant update on display_pairing to foyer_app',
];

// Tokens given before do not say in which practice they are to be looked up: people sign in once more, and screens show a code again.
const ended = [
  'truncate display_pairing',
  'alter table session no force row level security',
  'alter table display no force row level security',
  'update session set ended_at = now() where ended_at is null',
  `update display set revoked_at = now(), revocation_reason = 'Tokens of displays name their practice now: pair the screen again.' where revoked_at is null`,
  'alter table session force row level security',
  'alter table display force row level security',
];
