import type { ClaimLine } from '../../../edi/claim/claim-line.ts';
import type { ProfessionalClaim } from '../../../edi/claim/professional-claim.ts';

export const lastDay = (line: ClaimLine): string => line.serviceDateTo ?? line.serviceDate;

/** The earliest day of service, from which payers count; null without lines. */
export const firstServiceDate = ({ lines }: ProfessionalClaim): string | null =>
  lines.reduce<string | null>(
    (first, { serviceDate }) => (first === null || serviceDate < first ? serviceDate : first),
    null,
  );

/** The days on which lines begin, each once. */
export const serviceDates = ({ lines }: ProfessionalClaim): string[] => [
  ...new Set(lines.map(({ serviceDate }) => serviceDate)),
];

/** The provider of a line, as payers see one. */
export const providerOf = (claim: ProfessionalClaim, line: ClaimLine): string =>
  (line.renderingProvider ?? claim.renderingProvider)?.npi ?? claim.billingProvider.npi;

/** The specialty of a line's provider. */
export const taxonomyOf = (claim: ProfessionalClaim, line: ClaimLine): string | null =>
  (line.renderingProvider ?? claim.renderingProvider ?? claim.billingProvider).taxonomyCode;

export const placeOf = (claim: ProfessionalClaim, line: ClaimLine): string =>
  line.placeOfService ?? claim.placeOfService;

/** Whether two lines share a day and a provider. */
export const isSameSession = (claim: ProfessionalClaim, one: ClaimLine, other: ClaimLine): boolean =>
  one.serviceDate <= lastDay(other) &&
  other.serviceDate <= lastDay(one) &&
  providerOf(claim, one) === providerOf(claim, other);
