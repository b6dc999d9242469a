import type { MikroORM } from '@mikro-orm/postgresql';
import { openOrm } from '../../database/orm.ts';
import { locateDatabase } from '../../database/set-up/locate-database.ts';
import { migrate } from '../../database/set-up/migrate.ts';
import { CommandFailure } from '../command-line/command-failure.ts';
import type { Surroundings } from '../command-line/surroundings.ts';
import { databaseFault } from '../import/database-fault.ts';
import { findPractice } from '../import/find-practice.ts';
import { ImportFailure } from '../import/import-failure.ts';
import { findClinic } from './find-clinic.ts';
import { inventPeople } from './invent-people.ts';
import { planVisits } from './plan-visits.ts';
import { seedCoverages } from './seed-coverages.ts';
import { seedPatients } from './seed-patients.ts';
import { seedVisits } from './seed-visits.ts';

export interface SeedArguments {
  patients: number;
  /** The id of the practice; undefined for the only one there is. */
  practice: string | undefined;
  seed: number;
}

const interrupted = 130;

/** Adds invented patients and visits until all are in or the stop signal; answers the exit code. */
export async function runSeed(args: SeedArguments, surroundings: Surroundings): Promise<number> {
  const { out, err } = surroundings;
  const config = await surroundings.config();
  if (config.production)
    throw new CommandFailure(
      'seed adds invented patients, so it does not run with NODE_ENV=production; run it against a database for trials.',
    );
  const signal = surroundings.stopSignal();
  const database = await locateDatabase(config, (line) => void err.write(`${line}\n`), {
    ...{ attach: true, mayCreate: false },
  });
  try {
    const { ownerUrl } = database;
    const { appUrl } = await migrate(ownerUrl, database.appUrl);
    const orm = await openOrm(appUrl);
    try {
      const { practiceId, name } = await findPractice({ orm, ownerUrl, id: args.practice, mayFound: false });
      const note = (line: string) => void out.write(`${line}\n`);
      return await fill({ orm, practiceId, name, note, signal }, args);
    } finally {
      await orm.close(true);
    }
  } catch (error) {
    throw asFailure(error);
  } finally {
    await database.stop();
  }
}

interface Filling {
  orm: MikroORM;
  practiceId: string;
  name: string;
  note: (line: string) => void;
  signal: AbortSignal;
}

async function fill({ name, note, ...place }: Filling, { patients, seed }: SeedArguments): Promise<number> {
  const clinic = await findClinic(place);
  note(`Adding ${patients} invented patients to ${name}.`);
  const people = inventPeople(seed, patients, clinic.today);
  const patientIds = await seedPatients({ ...place, note }, people);
  const added = people.slice(0, patientIds.length).map((person, index) => ({ ...person, id: patientIds[index] ?? '' }));
  await seedCoverages({ ...place, note }, added, clinic.today);
  const plan = planVisits(seed, patientIds, clinic);
  await seedVisits({ ...place, note }, clinic, plan);
  if (!place.signal.aborted) return 0;
  note('Interrupted; what was added stays.');
  return interrupted;
}

function asFailure(error: unknown): unknown {
  if (error instanceof ImportFailure) return new CommandFailure(error.message);
  const fault = databaseFault(error);
  return fault ? new CommandFailure(`The command could not go on: ${fault}. Fix that; what was added stays.`) : error;
}
