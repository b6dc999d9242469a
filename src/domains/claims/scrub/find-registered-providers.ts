import { sql } from 'kysely';
import type { Reader } from '../../../database/sql/reader.ts';
import type { ClaimSource } from '../snapshot/claim-source.ts';
import type { ClaimSources } from '../snapshot/find-claim-sources.ts';
import type { RegisteredProvider } from './code-facts.ts';
import type { Releases } from './find-releases.ts';
import type { SharedFacts } from './scrub-facts.ts';

/** The NPI registry's facts of the NPIs at hand, in one statement. Without an import nothing is known. */
export async function findRegisteredProviders(
  db: Reader,
  { biller, claims }: ClaimSources,
  { first }: Releases,
): Promise<SharedFacts['registeredProviders']> {
  if (!first.has('nppes')) return null;
  const npis = new Set([biller.npi, ...[...claims.values()].flatMap(npisOf)]);
  const asked = [...npis].filter((npi) => typeof npi === 'string');
  const { rows } = await sql<RegisteredProvider & { npi: string }>`
    select npi, is_active as "isActive", kind from registered_provider where npi = any(${asked}::text[])`.execute(db);
  return new Map(rows.map(({ npi, isActive, kind }) => [npi, { isActive, kind }]));
}

function npisOf({ site, lines, details, authorizations }: ClaimSource): (string | null | undefined)[] {
  return [
    site.facilityNpi,
    ...lines.flatMap(({ provider, supervisor }) => [provider?.npi, supervisor?.npi]),
    ...[details.referringProvider?.npi, details.orderingProvider?.npi],
    ...authorizations.map(({ referringProvider }) => referringProvider?.npi),
  ];
}
