import { parseTypeId } from '../../src/contract/type-id.ts';
import { leaveWithoutBeingSeen } from '../../src/domains/visits/leave-without-being-seen.ts';
import { undoVisitStep } from '../../src/domains/visits/undo-visit-step.ts';
import type { App } from '../../src/server/app.ts';
import { atPace, type Pace } from '../frame/at-pace.ts';
import type { Office } from './furnish-office.ts';
import { managerContext } from './manager-context.ts';

/** The front desks of many practices: patients leave and return, by the same functions that the API calls. One event for each. */
export function frontDesk(app: App) {
  const left = new Set<string>();
  let places: { office: Office; next: number }[] = [];
  let turn = 0;
  const changeVisit = async (): Promise<void> => {
    const place = places[turn % places.length];
    turn += 1;
    if (!place) throw new Error('There are no practices.');
    const { office } = place;
    const visit = office.visits[place.next % office.visits.length] ?? '';
    place.next += 1;
    const hasLeft = left.delete(visit);
    if (!hasLeft) left.add(visit);
    const id = parseTypeId(visit)?.uuid ?? '';
    const context = managerContext(app, office);
    const { __typename } = hasLeft
      ? await undoVisitStep(context, { id, input: { reason: 'Was outside' } })
      : await leaveWithoutBeingSeen(context, { id, input: {} });
    if (!__typename?.endsWith('Success')) throw new Error(`A change came to ${__typename}.`);
  };
  return {
    take: (offices: Office[]) => {
      places = offices.map((office) => ({ office, next: 0 }));
    },
    /** Begins each change when it is due, whether or not those before are done: practices in turns, and in each its visits. */
    work: async (pace: Pace): Promise<void> => {
      await atPace(pace, () => changeVisit());
    },
    /** Visits that no board shows now. */
    gone: () => [...left],
  };
}
