import { Temporal } from 'temporal-polyfill';
import type { Session } from '../api/session.ts';
import {
  FindBookableDocument,
  type FindBookableQuery,
  type ProviderFactsFragment,
  type RoomFactsFragment,
} from '../generated/operations.ts';
import { SimulationFailure } from '../simulation-failure.ts';
import type { BookableVisitType, Office } from './office.ts';

type ProviderFacts = ProviderFactsFragment['edges'][number]['node'];
type VisitTypeFacts = FindBookableQuery['visitTypes']['edges'][number]['node'];

/**
 * Longer ones are taken only where there are no others: a morning of them has few patients. So is what is not done in
 * an office.
 */
const longestMinutes = 60;
/** Entries of imported lists beside an office's own work. */
const elsewhere = /\b(death|hospice|inpatient|admission|discharge|emergency)\b/i;

/** Providers of a site, and the visit types they and its rooms are fit for. */
export async function findBookable(
  session: Session,
  siteId: string,
  rooms: readonly RoomFactsFragment[],
): Promise<Pick<Office, 'providers' | 'visitTypes'>> {
  const { atSite, anywhere, visitTypes } = await session.ask(FindBookableDocument, { siteId });
  // More providers than rooms would only stand in each other's way.
  const providers = providersOf(nodes(atSite), nodes(anywhere)).slice(0, rooms.length);
  if (providers.length === 0) {
    throw new SimulationFailure(
      'This practice has no active providers; add one with addStaffMember and isProvider: true, or open an imported one by updateStaffMember with isActive: true.',
    );
  }
  const bookable = nodes(visitTypes)
    .map((type) => toBookable(type, providers, rooms))
    .filter((type) => type.providers.length > 0 && type.rooms.length > 0);
  if (bookable.length === 0) {
    throw new SimulationFailure(
      'No visit type of this practice can be done by its providers in these rooms; add one with createVisitType, or open an imported one by updateVisitType with isActive: true.',
    );
  }
  const usual = bookable.filter(({ name, minutes }) => minutes <= longestMinutes && !elsewhere.test(name));
  return { providers, visitTypes: usual.length > 0 ? usual : bookable };
}

/** Members who mostly work here and those who work at no site in particular; where there are none, all members. */
function providersOf(atSite: ProviderFacts[], anywhere: ProviderFacts[]): ProviderFacts[] {
  const found = [...atSite, ...anywhere.filter(({ site }) => site === null)];
  return found.length > 0 ? found : anywhere;
}

function toBookable(
  { id, name, duration, neededRole, neededRoomKind, neededEquipment }: VisitTypeFacts,
  providers: readonly ProviderFacts[],
  rooms: readonly RoomFactsFragment[],
): BookableVisitType {
  const isFitRoom = ({ kind, equipment }: RoomFactsFragment) =>
    (!neededRoomKind || neededRoomKind === kind) && neededEquipment.every((item) => equipment.includes(item));
  return {
    id,
    name,
    minutes: Temporal.Duration.from(duration).total('minutes'),
    providers: placesOf(providers, ({ roles }) => !neededRole || roles.includes(neededRole)),
    rooms: placesOf(rooms, isFitRoom),
  };
}

function placesOf<Item>(items: readonly Item[], isFit: (item: Item) => boolean): number[] {
  return items.flatMap((item, place) => (isFit(item) ? [place] : []));
}

function nodes<Node>({ edges }: { edges: readonly { node: Node }[] }): Node[] {
  return edges.map(({ node }) => node);
}
