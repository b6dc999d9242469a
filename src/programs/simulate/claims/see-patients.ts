import { AdvanceVisitDocument, CheckInWalkInDocument } from '../generated/operations.ts';
import type { ClaimsDay } from './claims-day.ts';

/** Lets each patient be seen; answers those whose visit is over. Patients who are here already are passed over. */
export async function* seePatients({
  crew: { desk },
  office,
  random,
  refused,
  signal,
}: ClaimsDay): AsyncGenerator<string> {
  const { site, insuredIds, providerIds, visitTypeIds } = office;
  for (const patientId of insuredIds) {
    if (signal.aborted) return;
    const input = {
      ...{ patientId, siteId: site.id, visitTypeId: random.pick(visitTypeIds), providerId: random.pick(providerIds) },
    };
    const { result } = await desk.ask(CheckInWalkInDocument, { input });
    if (result.__typename === 'PatientAlreadyHereError') continue;
    if (result.__typename !== 'CheckInWalkInSuccess') {
      refused(`check-in refused: ${result.message}`);
      continue;
    }
    const { id } = result.visit;
    const over = (await desk.ask(AdvanceVisitDocument, { id, to: 'DONE' })).result;
    if (over.__typename === 'AdvanceVisitSuccess') yield patientId;
    else refused(`the end of a visit refused: ${over.message}`);
  }
}
