import { isNpi } from '../edi/values/npi.ts';
import type { InvalidInputError } from '../generated/models.ts';
import { invalidInput } from './invalid-input.ts';

/**
 * Refuses digits that are no National Provider Identifier, as by a typing error.
 * @param field The field of the input that holds them.
 */
export function checkNpi(npi: string | null | undefined, field = 'npi'): InvalidInputError | null {
  if (!npi || isNpi(npi)) return null;
  return invalidInput(
    `input.${field} ${npi} is no NPI: its check digit does not fit. Compare it with nppes.cms.hhs.gov, or omit it.`,
    ['input', field],
  );
}
