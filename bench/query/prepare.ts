import type { Program } from '../frame/program.ts';
import type { Ask, Asks } from './load/ask.ts';
import type { Booked, Place } from './places.ts';
import { firstPage } from './requests/foyer.ts';
import { type Kind, kinds, type RequestOf } from './requests/request.ts';
import { nameOf, type Side } from './sides.ts';

/** Where the days' second pages begin takes a request each to find out. */
export const daysOf200 = 200;

interface Known {
  places: readonly Place[];
  /** This side's own share of today's appointments. */
  booked: readonly Booked[];
}

/** Sends the load all requests that it will make to a side. */
export async function prepareSide(load: Program, side: Side, { places, booked }: Known): Promise<void> {
  const about: Record<Kind, readonly (Place | Booked)[]> = {
    ...{ a: places, b: places, c: places.slice(0, daysOf200), d: booked },
    e: places.slice(0, 1),
  };
  for (const kind of kinds) {
    const request = side.requests[kind] as RequestOf<Place | Booked> | undefined;
    if (!request) continue;
    const asks = about[kind].map(
      (one): Ask => ({ token: kind === 'e' ? null : one.token, variables: request.variables(one) }),
    );
    const all: Asks = { name: nameOf(side, kind), port: side.port, path: request.path, query: request.query, asks };
    await load.ask('prepare', all);
  }
}

/** Reads from Foyer where the second page of each day begins. */
export async function findCursors(
  load: Program,
  port: number,
  places: readonly Place[],
  cursors: Map<Place, string>,
): Promise<void> {
  const { path, query, variables } = firstPage;
  const days = places.slice(0, daysOf200);
  const asks = days.map((place): Ask => ({ token: place.token, variables: variables(place) }));
  await load.ask('prepare', { name: 'first pages', port, path, query, asks });
  for (const place of days) {
    const answer = await load.ask<{ data: { dayList: { pageInfo: { endCursor: string } } } }>('ask', 'first pages');
    cursors.set(place, answer.data.dayList.pageInfo.endCursor);
  }
}
