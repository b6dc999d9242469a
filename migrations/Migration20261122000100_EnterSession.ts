import { Migration } from '@mikro-orm/migrations';

export class Migration20261122000100_EnterSession extends Migration {
  override name = 'Migration20261122000100_EnterSession';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

// Who holds a token is asked by every request: one trip instead of two. It runs with its caller's rights: the session is seen by the credential that the
// transaction presents, the member of staff after the practice is entered.
const statements = [
  `create function enter_session(presented text, out practice_id uuid, out id uuid, out staff_member_id uuid, out account_id uuid,
       out expires_at timestamptz, out last_used_at timestamptz, out roles text[])
     returns setof record
     language plpgsql volatile security invoker
     as $$
     begin
       select held.practice_id, held.id, held.staff_member_id, held.account_id, held.expires_at, held.last_used_at
       into enter_session.practice_id, enter_session.id, staff_member_id, account_id, expires_at, last_used_at
       from session held where held.token_hash = presented and held.ended_at is null;
       if not found then
         return;
       end if;
       perform set_config('foyer.practice', enter_session.practice_id::text, true);
       select staff.roles into enter_session.roles
       from staff_member staff
       where staff.practice_id = enter_session.practice_id and staff.id = enter_session.staff_member_id and staff.is_active;
       if found then
         return next;
       end if;
     end $$`,
  'revoke execute on function enter_session from public',
  'grant execute on function enter_session to foyer_app',
];
