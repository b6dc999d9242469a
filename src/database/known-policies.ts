/** What a table's policies say, as PostgreSQL prints them. */
interface Policy {
  using: string;
  check: string;
}

const credential = '( SELECT foyer_credential() AS foyer_credential)';
const own = '(practice_id = ( SELECT foyer_practice() AS foyer_practice))';
const byToken = `(token_hash = ${credential})`;
const byAccount = `((account_id)::text = ${credential})`;

/** Of tables that hold rows of one practice: they are seen and written inside it. */
export const practicePolicy: Policy = { using: own, check: own };

/** Of the few tables whose rows are looked up before a practice is known, by a secret in hand; and of the tenants, which their owner may list. */
export const otherPolicies: Record<string, Policy> = {
  account: {
    using: `((email = ${credential}) OR ((id)::text = ${credential}))`,
    check: `(email = ${credential})`,
  },
  display: { using: `(${own} OR ${byToken})`, check: own },
  display_pairing: {
    using: `((code_hash = ${credential}) OR ${byToken} OR (expires_at < now()))`,
    check: byToken,
  },
  practice: {
    using: `(${own} OR pg_has_role(( SELECT pg_class.relowner FROM pg_class WHERE (pg_class.oid = ('practice'::regclass)::oid)), 'member'::text))`,
    check: own,
  },
  session: { using: `(${own} OR ${byToken} OR ${byAccount})`, check: `(${own} OR ${byAccount})` },
  staff_member: { using: `(${own} OR ${byAccount})`, check: own },
};

/** All that a display's transactions may read. None of it names or describes a person. */
export const displayColumns: Record<string, string[]> = {
  visit: ['practice_id', 'id', 'site_id', 'day', 'ticket', 'stage', 'arrived_at', 'called_at', 'ended_at', 'room_id'],
  room: ['practice_id', 'id', 'site_id', 'name'],
  site: ['practice_id', 'id', 'name', 'time_zone'],
};
