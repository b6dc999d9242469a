import {
  AuthorizationKind,
  AuthorizationStatus,
  type InvalidInputError,
  type ReferringProviderInput,
} from '../../../generated/models.ts';
import { checkNpi } from '../../../writing/check-npi.ts';
import { allOf, invalidInput } from '../../../writing/invalid-input.ts';
import type { PayerAuthorizationRow } from './payer-authorization.entity.ts';

type Facts = Pick<
  PayerAuthorizationRow,
  'kind' | 'number' | 'status' | 'validFrom' | 'validUntil' | 'referrerFamilyName'
>;

/** The refusal of facts that no authorization can have, all of them at once. */
export function checkAuthorization(
  { kind, number, status, validFrom, validUntil, referrerFamilyName }: Facts,
  referring: ReferringProviderInput | null | undefined,
): InvalidInputError | null {
  const npi = checkNpi(referring?.npi, 'referringProvider.npi');
  return allOf(
    status === AuthorizationStatus.CANCELLED
      ? refuse('status', 'is CANCELLED; use cancelAuthorization, which keeps the reason')
      : null,
    status === AuthorizationStatus.APPROVED && !number
      ? refuse('number', 'is missing; an approved authorization has the number that the payer gave it')
      : null,
    validUntil < validFrom
      ? refuse('validUntil', `${validUntil} is before the first day ${validFrom}; correct one of them`)
      : null,
    kind === AuthorizationKind.REFERRAL && !referrerFamilyName
      ? refuse('referringProvider', 'is missing; a referral names the provider who referred the patient')
      : null,
    npi && invalidInput(npi.message, ['input', 'referringProvider', 'npi']),
  );
}

/** A line is of a procedure or of a service type. */
export function checkLines(
  lines: readonly { code?: string | null; serviceType?: string | null }[],
): InvalidInputError | null {
  return allOf(
    ...lines.map(({ code, serviceType }, index) =>
      code && serviceType
        ? invalidInput(
            `input.lines.${index} names a procedure and a service type; make two lines of it, or leave one out.`,
            ['input', 'lines', String(index), 'serviceType'],
          )
        : null,
    ),
  );
}

function refuse(field: string, fault: string): InvalidInputError {
  return invalidInput(`input.${field} ${fault}.`, ['input', field]);
}

/** A referring provider as an authorization keeps one. */
export function referrerFacts(referring: ReferringProviderInput | null | undefined) {
  return {
    referrerGivenName: referring?.givenName ?? null,
    referrerFamilyName: referring?.familyName ?? null,
    referrerNpi: referring?.npi ?? null,
  };
}
