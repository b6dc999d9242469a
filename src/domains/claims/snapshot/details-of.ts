import type { Provider } from '../../../edi/claim/party.ts';
import type { Accident, Attachment, ProfessionalClaim } from '../../../edi/claim/professional-claim.ts';
import type { ClaimAccidentInput, ClaimAttachmentInput, ClaimProviderInput } from '../../../generated/models.ts';
import { accidentCodes, delayCodes, transmissionCodes } from './claim-codes.ts';
import type { ClaimSource } from './claim-source.ts';
import { personOf } from './parties.ts';

type Detailed = 'onsetDate' | 'lastMenstrualPeriod' | 'admissionDate' | 'dischargeDate' | 'patientPaid';
type Translated = 'accident' | 'delayReason' | 'referringProvider' | 'note' | 'attachments';

/** The facts that staff recorded with the claim itself. */
export function detailsOf({ details }: ClaimSource): Pick<ProfessionalClaim, Detailed | Translated> {
  const { onsetDate, lastMenstrualPeriod, admissionDate, dischargeDate, patientPaid } = details;
  const { accident, delayReason, referringProvider, note, attachments = [] } = details;
  return {
    ...{ onsetDate: onsetDate ?? null, lastMenstrualPeriod: lastMenstrualPeriod ?? null },
    ...{ admissionDate: admissionDate ?? null, dischargeDate: dischargeDate ?? null, patientPaid: patientPaid ?? null },
    accident: accident ? accidentOf(accident) : null,
    delayReason: delayReason ? delayCodes[delayReason] : null,
    referringProvider: referringProvider ? outsiderOf(referringProvider) : null,
    note: note ? { kind: 'ADD', text: note } : null,
    attachments: attachments.map(attachmentOf),
  };
}

/** The person who ordered a line. */
export function orderingProviderOf({ details }: ClaimSource, position: number): Provider | null {
  const { orderingProvider: orderer } = details;
  if (!orderer || (orderer.lines.length > 0 && !orderer.lines.includes(position))) return null;
  return outsiderOf(orderer);
}

const outsiderOf = ({ familyName, givenName, npi }: ClaimProviderInput): Provider => ({
  ...{ name: personOf(familyName, givenName ?? null), npi: npi ?? null },
});

const accidentOf = ({ causes, state, date }: ClaimAccidentInput): Accident => ({
  ...{ causes: causes.map((cause) => accidentCodes[cause]), state: state ?? null, date: date ?? null },
});

const attachmentOf = ({ type, transmission, controlNumber }: ClaimAttachmentInput): Attachment => ({
  ...{ type, transmission: transmissionCodes[transmission], controlNumber: controlNumber ?? null },
});
