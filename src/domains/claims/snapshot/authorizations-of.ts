import type { ProfessionalClaim } from '../../../edi/claim/professional-claim.ts';
import { AuthorizationKind, AuthorizationStatus } from '../../../generated/models.ts';
import { type ClaimAuthorization, isConsumedBy } from '../../insurance/authorizations/claim-authorizations.queries.ts';
import type { ClaimSource, LineSource } from './claim-source.ts';
import { personOf } from './parties.ts';

type Numbers = Pick<ProfessionalClaim, 'priorAuthorizationNumber' | 'referralNumber'>;

export interface ClaimAuthorizations {
  ofClaim: Numbers & Pick<ProfessionalClaim, 'referringProvider'>;
  /** Those that the claim as a whole does not name. */
  ofLine(line: LineSource): Numbers;
}

/**
 * The authorizations that charges of a claim have consumed. One for all procedures stands on the claim, one for a
 * procedure on its lines. A plan that needs a referral gets the one in force, also where no units of it are counted.
 */
export function authorizationsOf(claim: ClaimSource): ClaimAuthorizations {
  const { authorizations, lines } = claim;
  const consumed = authorizations.filter((each) => lines.some(({ chargeId }) => isConsumedBy(each, chargeId)));
  const ofKind = (kind: AuthorizationKind) => consumed.filter((each) => each.kind === kind);
  const permitted = ofKind(AuthorizationKind.PRIOR_AUTH);
  const counted = ofKind(AuthorizationKind.REFERRAL);
  const referred = counted.length > 0 ? counted : referralInForce(claim);
  const ofClaim = { priorAuthorizationNumber: general(permitted), referralNumber: general(referred) };
  const referrer = referred.find(({ referringProvider }) => referringProvider)?.referringProvider ?? null;
  return {
    ofClaim: {
      ...ofClaim,
      referringProvider: referrer && {
        name: personOf(referrer.familyName, referrer.givenName),
        npi: referrer.npi,
      },
    },
    ofLine: (line) => ({
      priorAuthorizationNumber: otherThan(ofClaim.priorAuthorizationNumber, ofOwn(permitted, line)),
      referralNumber: otherThan(ofClaim.referralNumber, ofOwn(referred, line)),
    }),
  };
}

/** The first to expire of those that hold on the first day of service. */
function referralInForce({ needsReferral, authorizations, serviceDate, lines }: ClaimSource): ClaimAuthorization[] {
  if (!needsReferral) return [];
  const found = authorizations.find(
    ({ kind, status, valid, lines: of }) =>
      kind === AuthorizationKind.REFERRAL &&
      status === AuthorizationStatus.APPROVED &&
      valid.from <= serviceDate &&
      serviceDate <= valid.to &&
      of.some(({ procedure }) => procedure === null || lines.some(({ code }) => code === procedure)),
  );
  return found ? [found] : [];
}

const general = (all: readonly ClaimAuthorization[]): string | null =>
  all.find(({ lines }) => lines.some(({ procedure }) => procedure === null))?.number ?? null;

function ofOwn(all: readonly ClaimAuthorization[], { chargeId, code }: LineSource): string | null {
  const own = all.find((each) => isConsumedBy(each, chargeId));
  return (own ?? all.find(({ lines }) => lines.some(({ procedure }) => procedure === code)))?.number ?? null;
}

const otherThan = (ofClaim: string | null, number: string | null): string | null =>
  number === ofClaim ? null : number;
