/** What policies of a table say, as PostgreSQL prints them; null where those of one command have nothing to say. */
interface KnownPolicy {
  /** Empty for all tables that are not named here. */
  table: string;
  /** As PostgreSQL's catalogue has it: all commands, or to select, append, write, delete. */
  command: '*' | 'r' | 'a' | 'w' | 'd';
  using: string | null;
  check: string | null;
}

const credential = '( SELECT foyer_credential() AS foyer_credential)';
const own = '(practice_id = ( SELECT foyer_practice() AS foyer_practice))';
const byToken = `(token_hash = ${credential})`;
const byAccount = `((account_id)::text = ${credential})`;
const followed = '(practice_id = ANY (( SELECT foyer_followed() AS foyer_followed)::uuid[]))';

export const knownPolicies: readonly KnownPolicy[] = [
  // Of tables that hold rows of one practice: they are seen and written inside it.
  { table: '', command: '*', using: own, check: own },
  // Of the few tables whose rows are looked up before a practice is known, by a secret in hand.
  {
    table: 'account',
    command: '*',
    using: `((email = ${credential}) OR ((id)::text = ${credential}))`,
    check: `(email = ${credential})`,
  },
  { table: 'display', command: '*', using: `(${own} OR ${byToken})`, check: own },
  {
    table: 'display_pairing',
    command: '*',
    using: `((code_hash = ${credential}) OR ${byToken} OR (expires_at < now()))`,
    check: byToken,
  },
  {
    table: 'session',
    command: '*',
    using: `(${own} OR ${byToken} OR ${byAccount})`,
    check: `(${own} OR ${byAccount})`,
  },
  { table: 'staff_member', command: '*', using: `(${own} OR ${byAccount})`, check: own },
  // Of the tenants, which their owner may list.
  {
    table: 'practice',
    command: '*',
    using: `(${own} OR pg_has_role(( SELECT pg_class.relowner FROM pg_class WHERE (pg_class.oid = ('practice'::regclass)::oid)), 'member'::text))`,
    check: own,
  },
  // Of the ends of event logs: a node sees together those that it follows, and changes only the one it writes in.
  { table: 'practice_stream', command: 'r', using: `(${own} OR ${followed})`, check: null },
  { table: 'practice_stream', command: 'a', using: null, check: own },
  { table: 'practice_stream', command: 'w', using: own, check: own },
  { table: 'practice_stream', command: 'd', using: own, check: null },
];

/** All that a display's transactions may read. None of it names or describes a person. */
export const displayColumns: Record<string, string[]> = {
  visit: ['practice_id', 'id', 'site_id', 'day', 'ticket', 'stage', 'arrived_at', 'called_at', 'ended_at', 'room_id'],
  room: ['practice_id', 'id', 'site_id', 'name'],
  site: ['practice_id', 'id', 'name', 'time_zone'],
};
