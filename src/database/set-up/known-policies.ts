import { codeSetTables } from './table-kinds.ts';

/** The policies of a table, as PostgreSQL prints them; null where those of one command have no expression. */
interface KnownPolicy {
  /**
   * Empty for all practice tables that are not named here, `(labelled)` for those of them whose rows can be labelled.
   */
  table: string;
  /** The command as PostgreSQL's catalogue has it: all, or to select, append, write, delete. */
  command: '*' | 'r' | 'a' | 'w' | 'd';
  isPermissive: boolean;
  using: string | null;
  check: string | null;
}

type Policy = Omit<KnownPolicy, 'isPermissive'>;

const own = '(practice_id = foyer_practice())';
const cleared = '((sensitivity = 0) OR ((sensitivity & (~ foyer_clearance())) = 0))';
const inHand = '= foyer_credential()';
const byToken = `(token_hash ${inHand})`;
const byCode = `(code_hash ${inHand})`;
const followed = '(practice_id = ANY (foyer_followed()))';

/**
 * Each permissive policy keeps practices apart by itself: engines that spread tables over servers drop restrictive
 * ones.
 */
const permissive: readonly Policy[] = [
  // Policies of tables that hold rows of one practice. The rows are seen and written inside it and, where they are
  // labelled, with the clearance for it.
  { table: '', command: '*', using: own, check: own },
  { table: '(labelled)', command: '*', using: `(${own} AND ${cleared})`, check: `(${own} AND ${cleared})` },
  // Policies of the few tables whose rows are looked up before a practice is known, by a key the client holds.
  {
    table: 'account',
    command: '*',
    using: `((email ${inHand}) OR ((id)::text ${inHand}))`,
    check: `(email ${inHand})`,
  },
  { table: 'account_practice', command: 'r', using: `(${own} OR ((account_id)::text ${inHand}))`, check: null },
  { table: 'account_practice', command: 'a', using: null, check: own },
  { table: 'account_practice', command: 'd', using: own, check: null },
  { table: 'display_pairing', command: 'r', using: `(${byCode} OR ${byToken} OR (expires_at < now()))`, check: null },
  { table: 'display_pairing', command: 'a', using: null, check: byToken },
  { table: 'display_pairing', command: 'w', using: byCode, check: byCode },
  { table: 'display_pairing', command: 'd', using: '(expires_at < now())', check: null },
  // Policies of published code sets: rows of no practice, and no right to change them but the owner's.
  ...codeSetTables.map((table) => ({ table, command: '*' as const, using: 'true', check: 'true' })),
];

/** A second lock on one server, which no policy added later can widen. */
const restrictive: readonly Policy[] = [
  { table: '', command: '*', using: own, check: own },
  { table: '(labelled)', command: '*', using: own, check: own },
];

const both: readonly Policy[] = [
  // Policies of the tenants, which their owner may list.
  { table: 'practice', command: '*', using: `(${own} OR foyer_lists_practices())`, check: own },
  // Policies of the ends of event logs: a node sees together those that it follows, and changes only the one it writes
  // in.
  { table: 'practice_stream', command: 'r', using: `(${own} OR ${followed})`, check: null },
  { table: 'practice_stream', command: 'a', using: null, check: own },
  { table: 'practice_stream', command: 'w', using: own, check: own },
  { table: 'practice_stream', command: 'd', using: own, check: null },
];

const of = (policies: readonly Policy[], isPermissive: boolean): KnownPolicy[] =>
  policies.map((policy) => ({ ...policy, isPermissive }));

export const knownPolicies: readonly KnownPolicy[] = [
  ...of([...permissive, ...both], true),
  ...of([...restrictive, ...both], false),
];

/** All that a display's transactions may read. None of it names or describes a patient. */
export const displayColumns: Record<string, string[]> = {
  visit: [
    ...['practice_id', 'id', 'site_id', 'day', 'ticket', 'stage', 'stage_since', 'arrived_at', 'called_at'],
    ...['first_roomed_at', 'ended_at', 'room_id', 'provider_id'],
  ],
  room: ['practice_id', 'id', 'site_id', 'name', 'readiness', 'readiness_since', 'visit_id'],
  site: ['practice_id', 'id', 'name', 'time_zone'],
  practice: ['practice_id', 'name'],
  staff_member: ['practice_id', 'id', 'name'],
};
