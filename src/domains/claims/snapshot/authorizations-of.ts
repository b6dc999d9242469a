import type { ProfessionalClaim } from '../../../edi/claim/professional-claim.ts';
import { AuthorizationKind } from '../../../generated/models.ts';
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
 * procedure on its lines.
 */
export function authorizationsOf({ authorizations, lines }: ClaimSource): ClaimAuthorizations {
  const consumed = authorizations.filter((each) => lines.some(({ chargeId }) => isConsumedBy(each, chargeId)));
  const ofKind = (kind: AuthorizationKind) => consumed.filter((each) => each.kind === kind);
  const [permitted, referred] = [ofKind(AuthorizationKind.PRIOR_AUTH), ofKind(AuthorizationKind.REFERRAL)];
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

const general = (all: readonly ClaimAuthorization[]): string | null =>
  all.find(({ lines }) => lines.some(({ procedure }) => procedure === null))?.number ?? null;

function ofOwn(all: readonly ClaimAuthorization[], { chargeId, code }: LineSource): string | null {
  const own = all.find((each) => isConsumedBy(each, chargeId));
  return (own ?? all.find(({ lines }) => lines.some(({ procedure }) => procedure === code)))?.number ?? null;
}

const otherThan = (ofClaim: string | null, number: string | null): string | null =>
  number === ofClaim ? null : number;
