/** Ids that are the same in every run and sort by age as Foyer's own, and the session's look-up. */
export const entryFunctions: readonly string[] = [
  `create function bench.id(seed text, at timestamptz) returns uuid stable parallel safe language sql
     as $$ select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5(seed), 1, 3) || '8' || substr(md5(seed), 4, 15))::uuid $$`,
  // Between 0 and 1, the same for the same words.
  `create function bench.chance(seed text) returns float immutable parallel safe language sql
     as $$ select (hashtextextended(seed, 7) & 1048575)::float / 1048576 $$`,
  // Foyer's look-up of a token, in one statement: the session, whether it lives, the member, their use of it. Null without a session.
  `create function bench.enter(session_key text, out practice_id uuid, out staff_member_id uuid, out session_id uuid, out account_id uuid, out roles text[])
     volatile language plpgsql
     as $$
     declare
       used timestamptz;
       practice text := split_part(session_key, ' ', 1);
       token text := split_part(session_key, ' ', 2);
     begin
       perform set_config('foyer.practice', practice, true);
       select s.practice_id, s.staff_member_id, s.id, s.account_id, s.last_used_at
       into enter.practice_id, enter.staff_member_id, enter.session_id, enter.account_id, used
       from public.session s
       where s.practice_id = practice::uuid and s.token_hash = token and s.ended_at is null and s.expires_at > now() and s.last_used_at > now() - interval '15 minutes';
       if enter.practice_id is null then
         perform set_config('foyer.practice', '', true);
         return;
       end if;
       select m.roles into enter.roles from public.staff_member m
       where m.practice_id = enter.practice_id and m.id = enter.staff_member_id and m.is_active;
       if used < now() - interval '30 seconds' then
         update public.session s set last_used_at = now() where s.practice_id = enter.practice_id and s.id = enter.session_id;
       end if;
     end $$`,
];
