import type { Crew } from '../api/crew.ts';
import { firstPayload } from '../api/first-payload.ts';
import { AdvanceVisitDocument, LeaveWithoutBeingSeenDocument, WhoIsHereDocument } from '../generated/operations.ts';
import { SimulationFailure } from '../simulation-failure.ts';

/**
 * Ends all visits at a site, as an office does at night: patients who are still out front left, the others are done.
 * Answers how many there were.
 */
export async function clearSite({ desk }: Crew, siteId: string): Promise<number> {
  const { visits } = (await firstPayload(desk, WhoIsHereDocument, { siteId })).waitingRoom;
  for (const { id, stage } of visits) {
    const isOutFront = stage === 'WAITING' || stage === 'CALLED';
    const { result } = isOutFront
      ? await desk.ask(LeaveWithoutBeingSeenDocument, { id })
      : await desk.ask(AdvanceVisitDocument, { id, to: 'DONE' });
    if ('message' in result) throw new SimulationFailure(result.message);
  }
  return visits.length;
}
