import { sql } from 'kysely';
import { anyOf } from '../../../database/sql/any-of.ts';
import type { Reader } from '../../../database/sql/reader.ts';
import type { AuthorizationKind, AuthorizationStatus } from '../../../generated/models.ts';

/** An authorization as a claim needs it. */
export interface ClaimAuthorization {
  id: string;
  coverageId: string;
  kind: AuthorizationKind;
  number: string;
  status: AuthorizationStatus;
  valid: { from: string; to: string };
  referringProvider: { givenName: string; familyName: string; npi: string | null } | null;
  lines: {
    /** Null holds for all procedures. */
    procedure: string | null;
    left: number;
    /** Units that charges have consumed, by the charge's id. */
    consumed: Record<string, number>;
  }[];
}

interface Row {
  id: string;
  coverage: string;
  kind: AuthorizationKind;
  number: string;
  status: AuthorizationStatus;
  since: string;
  until: string;
  given: string | null;
  family: string | null;
  npi: string | null;
  lines: ClaimAuthorization['lines'];
}

/** The numbered authorizations of coverages, by the coverage's id, in one statement. */
export async function findAuthorizations(
  db: Reader,
  practiceId: string,
  coverageIds: readonly string[],
): Promise<Map<string, ClaimAuthorization[]>> {
  const { rows } = await sql<Row>`
    select a.id, a.coverage_id as coverage, a.kind, a.number, a.status, a.valid_from::text as since, a.valid_until::text as until,
      a.referrer_given_name as given, a.referrer_family_name as family, a.referrer_npi as npi,
      (select coalesce(jsonb_agg(jsonb_build_object('procedure', line.code, 'left', line.approved - line.reserved - line.consumed,
          'consumed', (select coalesce(jsonb_object_agg(charge_id, units), '{}') from (
            select charge_id, sum(case kind when 'RELEASED' then -units else units end) as units from payer_authorization_use used
            where used.practice_id = ${practiceId} and used.line_id = line.id and charge_id is not null group by charge_id) each)
        ) order by line.position), '[]')
       from payer_authorization_line line where line.practice_id = ${practiceId} and line.authorization_id = a.id) as lines
    from payer_authorization a
    where a.practice_id = ${practiceId} and a.coverage_id = ${anyOf(coverageIds)} and a.number is not null
    order by a.coverage_id, a.valid_until, a.id`.execute(db);
  return Map.groupBy(rows.map(authorizationOf), ({ coverageId }) => coverageId);
}

/** Whether a charge of a claim has consumed units of an authorization: then the claim's line names its number. */
export function isConsumedBy({ lines }: ClaimAuthorization, chargeId: string): boolean {
  return lines.some(({ consumed }) => (consumed[chargeId] ?? 0) > 0);
}

/** An authorization for the edits of a claim: units that its own charges took count as left. */
export function authorizationFacts(
  { number, status, valid, lines }: ClaimAuthorization,
  chargeIds: readonly string[],
): Pick<ClaimAuthorization, 'number' | 'status' | 'valid'> & { lines: { procedure: string | null; left: number }[] } {
  const own = (consumed: Record<string, number>) => chargeIds.reduce((sum, id) => sum + (consumed[id] ?? 0), 0);
  return {
    ...{ number, status, valid },
    lines: lines.map(({ procedure, left, consumed }) => ({ procedure, left: left + own(consumed) })),
  };
}

function authorizationOf({ id, coverage, kind, number, status, since, until, ...row }: Row): ClaimAuthorization {
  const { given, family, npi, lines } = row;
  return {
    ...{ id, coverageId: coverage, kind, number, status, valid: { from: since, to: until }, lines },
    referringProvider: given && family ? { givenName: given, familyName: family, npi } : null,
  };
}
