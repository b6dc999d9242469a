import type { Session } from '../api/session.ts';
import { FindPatientsDocument } from '../generated/operations.ts';
import { SimulationFailure } from '../simulation-failure.ts';

/** The largest page. */
const mostOfOneSearch = 100;

/** Patients who may come: alive, and not in a visit already. Stops as soon as there are enough. */
export async function findPatients(session: Session, enough: number): Promise<string[]> {
  const found = new Set<string>();
  for (const texts of searches()) {
    if (found.size >= enough) break;
    const answer = await session.ask(FindPatientsDocument, { ...texts, first: Math.min(enough, mostOfOneSearch) });
    for (const { node } of Object.values(answer).flatMap(({ edges }) => edges)) {
      const isHere = node.visits?.edges.some((visit) => visit.node.endedAt === null) ?? false;
      if (!isHere && !node.deceasedOn) found.add(node.id);
    }
  }
  if (found.size > 0) return [...found].slice(0, enough);
  throw new SimulationFailure(
    'No patient was found who is not in a visit already; register some, or bring an export in with npm run import.',
  );
}

/**
 * There is no list of all patients, only a search of two characters and more: first how numbers begin, then how most
 * names do.
 */
function* searches(): Generator<Texts> {
  for (const first of '1234567890') yield textsOf(first, '0123456789');
  for (const first of 'abcdefghijklmnopqrstuvwxyz') yield textsOf(first, 'aeiouhlnrt');
}

const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'] as const;

type Texts = Record<(typeof names)[number], string>;

/** The ten searches of one operation. */
function textsOf(first: string, seconds: string): Texts {
  return Object.fromEntries(names.map((name, place) => [name, `${first}${seconds[place]}`])) as Texts;
}
