import { type InvalidInputError, TaxIdKind } from '../../generated/models.ts';
import { invalidInput } from '../../writing/invalid-input.ts';

interface TaxIdentity {
  taxId: string | null;
  taxIdKind: TaxIdKind | null;
}

interface Given {
  taxId?: string | null | undefined;
  taxIdKind?: TaxIdKind | null | undefined;
}

/** Prefixes that the IRS gives to no employer. */
const unusedPrefixes = new Set('00 07 08 09 17 18 19 28 29 49 69 70 78 79 89 96 97'.split(' '));

/** The tax identity after a change. Hyphens are not kept; without a number there is no kind of it. */
export function taxIdentityOf(before: Given, given: Given): TaxIdentity {
  const { taxId, taxIdKind } = { ...before, ...onlyGiven(given) };
  const number = taxId?.replaceAll('-', '') ?? null;
  return { taxId: number, taxIdKind: number === null ? null : (taxIdKind ?? null) };
}

function onlyGiven({ taxId, taxIdKind }: Given): Given {
  return { ...(taxId !== undefined && { taxId }), ...(taxIdKind !== undefined && { taxIdKind }) };
}

/** Refuses a number without its kind, a kind without its number, and a number that neither authority gives. */
export function checkTaxIdentity({ taxId, taxIdKind }: TaxIdentity, given: Given): InvalidInputError | null {
  if (taxId === null)
    return given.taxIdKind
      ? invalidInput('input.taxIdKind has no number; send input.taxId, too.', ['input', 'taxId'])
      : null;
  if (taxIdKind === null) return invalidInput('input.taxIdKind is missing; it is EIN or SSN.', ['input', 'taxIdKind']);
  if (taxIdKind === TaxIdKind.EIN ? isEin(taxId) : isSsn(taxId)) return null;
  return invalidInput(
    `input.taxId is no ${taxIdKind}: these digits are given to no one. Compare it with the letter of the ${taxIdKind === TaxIdKind.EIN ? 'IRS' : 'SSA'}, or correct taxIdKind.`,
    ['input', 'taxId'],
  );
}

function isEin(digits: string): boolean {
  return !unusedPrefixes.has(digits.slice(0, 2));
}

function isSsn(digits: string): boolean {
  return !/^(?:000|666|9)|^...00|0000$/.test(digits);
}
