import type { Session } from '../api/session.ts';
import {
  FindSiteDocument,
  FindSitesDocument,
  type FindSitesQuery,
  type SiteFactsFragment,
} from '../generated/operations.ts';
import { SimulationFailure } from '../simulation-failure.ts';

interface Wanted {
  /** Name or id; null for the first one with rooms. */
  site: string | null;
  /** Whether a site without rooms will do. */
  withoutRooms: boolean;
}

/** The site to play at. */
export async function findSite(session: Session, { site: wanted, withoutRooms }: Wanted): Promise<SiteFactsFragment> {
  const site = wanted?.startsWith('site_')
    ? (await session.ask(FindSiteDocument, { id: wanted })).site
    : await findAmongAll(session, (one) => (wanted ? isNamed(one, wanted) : withoutRooms || one.rooms.length > 0));
  if (!site) throw noSite(wanted);
  if (site.rooms.length > 0 || withoutRooms) return site;
  throw new SimulationFailure(
    `${site.name} has no rooms; add --create-rooms to have three made, or name another site with --site.`,
  );
}

function isNamed({ name }: SiteFactsFragment, wanted: string): boolean {
  return name.toLowerCase() === wanted.toLowerCase();
}

async function findAmongAll(
  session: Session,
  isMeant: (site: SiteFactsFragment) => boolean,
): Promise<SiteFactsFragment | null> {
  let after: string | null = null;
  do {
    const { practice }: FindSitesQuery = await session.ask(FindSitesDocument, { after });
    const { sites } = practice;
    const found = sites.edges.find(({ node }) => isMeant(node));
    if (found) return found.node;
    after = sites.pageInfo.hasNextPage ? sites.pageInfo.endCursor : null;
  } while (after);
  return null;
}

function noSite(wanted: string | null): SimulationFailure {
  return new SimulationFailure(
    wanted
      ? `This practice has no site "${wanted}"; name one by its name or id with --site.`
      : 'No site of this practice has rooms; name a site with --site and add --create-rooms to have three made there.',
  );
}
