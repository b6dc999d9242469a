import type { AddressParts } from '../contract/addresses/postal-address.ts';
import { addressLine } from '../contract/addresses/postal-address.ts';
import { isStateOfUs, stateCode } from '../contract/addresses/states.ts';
import type { InvalidInputError } from '../generated/models.ts';
import { allOf, invalidInput } from './invalid-input.ts';

const zip = /^\d{5}(-\d{4})?$/;

/**
 * Refuses an address without a part, one whose state there is not, and one of the US whose ZIP code has another form.
 * @param name The field that holds it.
 * @param above The path of what has the field. Default: the input.
 */
export function checkAddress(
  address: AddressParts | null | undefined,
  name = 'address',
  above: string[] = ['input'],
): InvalidInputError | null {
  if (!address) return null;
  const path = [...above, name];
  if (!addressLine(address))
    return invalidInput(`${path.join('.')} is empty; give line1, or send null for none.`, path);
  const code = address.state ? stateCode(address.state) : undefined;
  const { state, postalCode } = address;
  return allOf(
    state && !code
      ? invalidInput(
          `${path.join('.')}.state ${state} is no state of the US and no province of Canada; use its two letters, such as MA, or omit it for another country.`,
          [...path, 'state'],
        )
      : null,
    postalCode && code && isStateOfUs(code) && !zip.test(postalCode)
      ? invalidInput(
          `${path.join('.')}.postalCode ${postalCode} is no ZIP code; use five digits, or nine such as 01970-1234.`,
          [...path, 'postalCode'],
        )
      : null,
  );
}
