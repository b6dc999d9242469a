import { join } from 'node:path';
import type { Session } from '../api/session.ts';
import {
  FindClaimsOfficeDocument,
  FindClaimsSinceDocument,
  FindClearinghousesDocument,
  FindInsuredDocument,
} from '../generated/operations.ts';
import { findSite } from '../office/find-site.ts';
import { SimulationFailure } from '../simulation-failure.ts';
import type { ClaimsCrew } from './claims-crew.ts';

const dayMs = 86_400_000;

export interface ClaimsOffice {
  site: { id: string; name: string };
  providerIds: string[];
  visitTypeIds: string[];
  /** Patients with a coverage that holds today. */
  insuredIds: string[];
  /** The folder of the one clearinghouse. */
  folder: string;
}

interface Wanted {
  site: string | null;
  patients: number;
  ediFolder: string;
}

/** Everything that the day is played with. */
export async function findClaimsOffice({ desk, biller }: ClaimsCrew, wanted: Wanted): Promise<ClaimsOffice> {
  const { id, name } = await findSite(desk, { site: wanted.site, withoutRooms: true });
  const { practice, staff, visitTypes } = await desk.ask(FindClaimsOfficeDocument, {});
  const { clearinghouses } = await biller.ask(FindClearinghousesDocument, {});
  const [clearinghouse, ...others] = clearinghouses.nodes;
  if (!clearinghouse || others.length > 0)
    throw new SimulationFailure(
      `This practice has ${clearinghouse ? 'several clearinghouses' : 'no clearinghouse'}; the claims day needs one, as the demo practice has (createClearinghouse).`,
    );
  const providerIds = staff.nodes.filter(({ site }) => !site || site.id === id).map((member) => member.id);
  const visitTypeIds = visitTypes.nodes.map((type) => type.id);
  if (providerIds.length === 0 || visitTypeIds.length === 0)
    throw new SimulationFailure(`${name} has no provider or no visit type; add one as an office manager.`);
  const insuredIds = await findInsured(desk, await findBilled(biller), wanted.patients);
  if (insuredIds.length === 0)
    throw new SimulationFailure(
      'Every insured patient of this practice has a claim of today; add patients with npm run foyer -- seed, or play again tomorrow.',
    );
  return {
    ...{ site: { id, name }, providerIds, visitTypeIds, insuredIds },
    folder: join(wanted.ediFolder, practice.id, clearinghouse.id),
  };
}

/** Patients with a claim of these days: another one would be its duplicate. */
async function findBilled(biller: Session): Promise<Set<string>> {
  const from = new Date(Date.now() - dayMs).toISOString().slice(0, 10);
  const billed = new Set<string>();
  for (let after: string | null = null; ; ) {
    const { claims }: { claims: ClaimsPage } = await biller.ask(FindClaimsSinceDocument, { from, after });
    for (const { patient, status } of claims.nodes) if (patient && status !== 'CLOSED') billed.add(patient.id);
    after = claims.pageInfo.endCursor ?? null;
    if (!claims.pageInfo.hasNextPage) return billed;
  }
}

interface ClaimsPage {
  nodes: readonly { status: string; patient?: { id: string } | null }[];
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}

async function findInsured(desk: Session, billed: ReadonlySet<string>, most: number): Promise<string[]> {
  const today = new Date().toISOString().slice(0, 10);
  const found: string[] = [];
  for (let after: string | null = null; ; ) {
    const { patients }: { patients: InsuredPage } = await desk.ask(FindInsuredDocument, { after });
    for (const { id, deceasedOn, coverages } of patients.nodes) {
      const isCovered = coverages?.nodes.some(
        ({ validFrom, validUntil }) => validFrom <= today && (!validUntil || validUntil >= today),
      );
      if (isCovered && !deceasedOn && !billed.has(id)) found.push(id);
    }
    after = patients.pageInfo.endCursor ?? null;
    if (found.length >= most || !patients.pageInfo.hasNextPage) return found.slice(0, most);
  }
}

interface InsuredPage {
  nodes: readonly {
    id: string;
    deceasedOn?: string | null;
    coverages?: { nodes: readonly { validFrom: string; validUntil?: string | null }[] } | null;
  }[];
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}
