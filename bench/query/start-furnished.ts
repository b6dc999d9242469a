import type pg from 'pg';
import { type BenchPostgres, startPostgres } from '../frame/start-postgres.ts';
import { openOwner } from '../office/open-owner.ts';
import { type Furnished, furnishPractices } from './database/furnish-practices.ts';
import { appointmentsOf, type Sizes } from './database/sizes.ts';
import { type Booked, findBooked, findPlaces, type Place } from './places.ts';

export interface FurnishedPostgres extends BenchPostgres {
  owner: pg.Client;
  furnished: Furnished[];
  places: Place[];
  booked: Booked[];
}

const placesEach = 50;
/** The filled-in rows are not written out while the sides are measured. */
const settings = { max_wal_size: '8GB', checkpoint_timeout: '1h' };

/** A PostgreSQL with the bench's practices, and what there is to ask about. */
export async function startFurnished(sizes: Sizes, resources: AsyncDisposableStack): Promise<FurnishedPostgres> {
  const postgres = resources.use(await startPostgres(settings));
  const startedAt = performance.now();
  const furnished = await furnishPractices(postgres.ownerUrl, sizes);
  console.log(`${appointmentsOf(sizes)} appointments in ${Math.round((performance.now() - startedAt) / 1000)} s`);
  const owner = await openOwner(postgres.ownerUrl, resources);
  const places = await findPlaces(owner, furnished, placesEach);
  return { ...postgres, owner, furnished, places, booked: await findBooked(owner, furnished) };
}
