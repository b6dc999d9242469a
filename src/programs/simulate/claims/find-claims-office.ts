import { join } from 'node:path';
import type { Session } from '../api/session.ts';
import { FindClaimsOfficeDocument, FindClearinghousesDocument, FindInsuredDocument } from '../generated/operations.ts';
import { findSite } from '../office/find-site.ts';
import { SimulationFailure } from '../simulation-failure.ts';
import type { ClaimsCrew } from './claims-crew.ts';

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
  const { practice, staff, visitTypes } = await desk.ask(FindClaimsOfficeDocument, { siteId: id });
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
  const insuredIds = await findInsured(desk, wanted.patients);
  if (insuredIds.length === 0)
    throw new SimulationFailure('No patient of this practice is insured today; add coverages with addCoverage.');
  return {
    ...{ site: { id, name }, providerIds, visitTypeIds, insuredIds },
    folder: join(wanted.ediFolder, practice.id, clearinghouse.id),
  };
}

async function findInsured(desk: Session, most: number): Promise<string[]> {
  const today = new Date().toISOString().slice(0, 10);
  const found: string[] = [];
  for (let after: string | null = null; ; ) {
    const { patients }: { patients: InsuredPage } = await desk.ask(FindInsuredDocument, { after });
    for (const { id, deceasedOn, coverages } of patients.nodes) {
      const isCovered = coverages?.nodes.some(
        ({ validFrom, validUntil }) => validFrom <= today && (!validUntil || validUntil >= today),
      );
      if (isCovered && !deceasedOn) found.push(id);
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
