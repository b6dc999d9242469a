import type { Session } from '../api/session.ts';
import { FindSiteDocument, FindSitesDocument, type SiteFactsFragment } from '../generated/operations.ts';
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
    : await findAmongAll(session, (one) => (wanted ? isNamed(one, wanted) : withoutRooms || hasRooms(one)));
  if (!site) throw noSite(wanted);
  if (hasRooms(site) || withoutRooms) return site;
  throw new SimulationFailure(
    `${site.name} has no rooms; add --create-rooms to have three made, or name another site with --site.`,
  );
}

function hasRooms({ rooms }: SiteFactsFragment): boolean {
  if (rooms) return rooms.length > 0;
  throw new SimulationFailure("This account may not see rooms; name an office manager's with --email and --password.");
}

function isNamed({ name }: SiteFactsFragment, wanted: string): boolean {
  return name.toLowerCase() === wanted.toLowerCase();
}

async function findAmongAll(
  session: Session,
  isMeant: (site: SiteFactsFragment) => boolean,
  after: string | null = null,
): Promise<SiteFactsFragment | null> {
  const { practice } = await session.ask(FindSitesDocument, { after });
  const { edges, pageInfo } = practice.sites;
  const found = edges.find(({ node }) => isMeant(node));
  if (found) return found.node;
  return pageInfo.hasNextPage ? findAmongAll(session, isMeant, pageInfo.endCursor) : null;
}

function noSite(wanted: string | null): SimulationFailure {
  return new SimulationFailure(
    wanted
      ? `This practice has no site "${wanted}"; name one by its name or id with --site.`
      : 'No site of this practice has rooms; name a site with --site and add --create-rooms to have three made there.',
  );
}
