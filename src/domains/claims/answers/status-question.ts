import type { StatusQuestion } from '../../../edi/claim-status/write-276.ts';
import type { SilentClaim } from './silent-claims.ts';

/** The question about a claim, as its last version was sent. */
export function questionOf(
  { snapshot, versionNumber, payerControlNumber, payerNumber }: SilentClaim,
  receiver: StatusQuestion['receiver'],
): StatusQuestion {
  const { patientControlNumber, payer, billingProvider, subscriber, patient, total, lines } = snapshot;
  const days = lines.map(({ serviceDate }) => serviceDate).toSorted();
  const last = days.at(-1) ?? '';
  return {
    trace: `${patientControlNumber}-${versionNumber}`,
    payer: { name: payer.name, idKind: payer.idKind, id: payerNumber },
    receiver,
    provider: { name: billingProvider.name, npi: billingProvider.npi },
    subscriber: { ...personOf(subscriber.name, subscriber.demographics), memberId: subscriber.memberId },
    dependent: patient && personOf(patient.name, patient.demographics),
    ...{ payerControlNumber, patientControlNumber, total },
    serviceDate: days[0] ?? '',
    serviceDateTo: last === days[0] ? null : last,
  };
}

/** The file has no birth date of a subscriber who is not the patient. */
function personOf(
  name: StatusQuestion['provider']['name'],
  demographics: { birthDate: string; sex: 'F' | 'M' | 'U' } | null,
) {
  const sex = demographics?.sex ?? 'U';
  return { name, birthDate: demographics?.birthDate ?? '', sex: sex === 'U' ? null : sex };
}
