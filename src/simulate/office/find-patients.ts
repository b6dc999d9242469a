import type { Session } from '../api/session.ts';
import { FindPatientsDocument } from '../generated/operations.ts';
import { SimulationFailure } from '../simulation-failure.ts';

/** Patients who may come: alive, and not in a visit already. Stops as soon as there are enough. */
export async function findPatients(session: Session, enough: number): Promise<string[]> {
  const found = new Set<string>();
  for (const text of beginnings()) {
    if (found.size >= enough) break;
    const { edges } = (await session.ask(FindPatientsDocument, { text })).searchPatients;
    for (const { node } of edges) {
      const isHere = node.visits?.edges.some((visit) => visit.node.endedAt === null) ?? false;
      if (!isHere && !node.deceasedOn) found.add(node.id);
    }
  }
  if (found.size > 0) return [...found].slice(0, enough);
  throw new SimulationFailure(
    'No patient was found who is not in a visit already; register some, or bring an export in with npm run import.',
  );
}

/** How nearly all names begin: there is no list of all patients, only a search of two letters and more. */
function* beginnings(): Generator<string> {
  const vowels = 'aeiouy';
  for (const second of vowels) for (const first of 'abcdefghijklmnopqrstuvwxyz') yield first + second;
  for (const second of 'lnrshtdm') for (const first of `${vowels}cstbp`) yield first + second;
}
