import type { AddressParts } from '../../contract/addresses/postal-address.ts';
import { isStateOfUs, stateCode } from '../../contract/addresses/states.ts';
import type { InvalidInputError } from '../../generated/models.ts';
import { checkAddress } from '../../writing/check-address.ts';
import { allOf, invalidInput } from '../../writing/invalid-input.ts';

/** As claims carry them (X12 837, N3 and N4). */
const longest = { line1: 55, line2: 55, city: 30 } as const;
const needed = ['line1', 'city', 'state', 'postalCode'] as const;
const nineDigits = /^\d{5}-\d{4}$/;
const box = /\bp\.?\s*o\.?\s*(?:box|b)\b|\bpost(?:al)?\s+(?:office\s+)?box\b|\block\s?box\b/i;

/** The street of the practice, as claims carry it: whole, in the US, with a ZIP code of nine digits, and no PO box. */
export function checkBillingAddress(address: AddressParts | null | undefined): InvalidInputError | null {
  if (!address) return null;
  const at = (part: keyof AddressParts, reason: string) => faultAt('billingAddress', part, reason);
  const boxed = (['line1', 'line2'] as const).filter((part) => box.test(address[part] ?? ''));
  const { postalCode } = address;
  return allOf(
    checkWhole(address, 'billingAddress'),
    ...boxed.map((part) => at(part, 'is a post office box; give the street, and the box as payToAddress')),
    postalCode && !nineDigits.test(postalCode)
      ? at('postalCode', 'needs nine digits, such as 01970-1234; tools.usps.com has the last four')
      : null,
  );
}

/** Where payers send money: whole, in the US; a PO box may be. */
export function checkPayToAddress(address: AddressParts | null | undefined): InvalidInputError | null {
  return address ? checkWhole(address, 'payToAddress') : null;
}

function checkWhole(address: AddressParts, name: string): InvalidInputError | null {
  const refusal = checkAddress(address, name);
  if (refusal) return refusal;
  const long = (['line1', 'line2', 'city'] as const).filter((part) => (address[part]?.length ?? 0) > longest[part]);
  const code = address.state ? stateCode(address.state) : undefined;
  return allOf(
    ...needed.filter((part) => !address[part]).map((part) => faultAt(name, part, 'is missing; claims need it')),
    ...long.map((part) => faultAt(name, part, `is longer than the ${longest[part]} characters of a claim; shorten it`)),
    code && !isStateOfUs(code) ? faultAt(name, 'state', 'is no state of the US; give an address there') : null,
  );
}

function faultAt(name: string, part: keyof AddressParts, reason: string): InvalidInputError {
  const path = ['input', name, part];
  return invalidInput(`${path.join('.')} ${reason}.`, path);
}
