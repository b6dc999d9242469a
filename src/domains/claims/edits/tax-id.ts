import type { BillingProvider } from '../../../edi/claim/professional-claim.ts';
import { edit } from '../scrub/edit.ts';

export const taxId = edit({
  id: 'tax-id',
  number: 4,
  title: 'Tax id is wrong',
  description: 'The tax id has nine digits that are not all the same, and is of the kind that the claim says.',
  severity: 'ERROR',
  isOverridable: false,
  needs: [],
  check({ billingProvider }) {
    if (isTaxId(billingProvider)) return [];
    const { taxIdKind } = billingProvider;
    const fix =
      taxIdKind === 'SSN' && billingProvider.name.kind === 'ORGANIZATION'
        ? 'Open the practice and enter its employer identification number: an organization has no social security number.'
        : 'Open the practice and correct the tax id and its kind: nine digits without a hyphen.';
    return [{ path: ['billingProvider', 'taxId'], facts: { taxIdKind }, fix }];
  },
});

function isTaxId({ taxId: id, taxIdKind, name }: BillingProvider): boolean {
  if (!/^\d{9}$/.test(id) || /^(\d)\1{8}$/.test(id)) return false;
  if (taxIdKind === 'EIN') return !id.startsWith('00');
  return name.kind === 'PERSON' && !/^(000|666)|^...00|0000$/.test(id);
}
