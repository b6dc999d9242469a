import { addressColumns } from '../contract/addresses/postal-address.ts';
import { TaxIdKind } from '../generated/models.ts';

/** The demo practice, as claims name it. Identifiers that begin with 2 are valid, and no one has been given one. */
export const demoBilling = {
  ...{ npi: '2000000010', taxId: '123456789', taxIdKind: TaxIdKind.EIN, taxonomyCode: '207Q00000X' },
  ...{ phone: '+19785550101', billingContact: 'Billing office' },
  ...addressColumns('billingAddress', {
    ...{ line1: '12 Harbor Street', city: 'Salem', state: 'MA', postalCode: '01970-1234' },
  }),
  ...addressColumns('payToAddress', { line1: 'PO Box 77', city: 'Salem', state: 'MA', postalCode: '01970-0077' }),
};

interface Identity {
  npi: string;
  legalGivenName: string;
  legalFamilyName: string;
  taxonomyCode: string;
}

const familyMedicine = '207Q00000X';

/** The demo's providers, as payers know them. */
const providers: Readonly<Record<string, Identity>> = {
  'Dr. Amara Osei': {
    ...{ npi: '2000000028', legalGivenName: 'Amara', legalFamilyName: 'Osei', taxonomyCode: familyMedicine },
  },
  'Lena Marsh, NP': {
    ...{ npi: '2000000036', legalGivenName: 'Lena', legalFamilyName: 'Marsh', taxonomyCode: '363LF0000X' },
  },
  'Dr. Tomas Reyes': {
    ...{ npi: '2000000044', legalGivenName: 'Tomas', legalFamilyName: 'Reyes', taxonomyCode: familyMedicine },
  },
};

/** The identity of a provider of this name; undefined for other colleagues. */
export function demoIdentity(name: string): Identity | undefined {
  return providers[name];
}

const streets = ['Elm Street', 'Orchard Lane', 'Mill Road', 'Chestnut Street'];

/** Where the demo patient at a place of the list lives. */
export function demoAddress(place: number) {
  const street = streets[place % streets.length] ?? '';
  return addressColumns('address', {
    ...{ line1: `${10 + 3 * place} ${street}`, city: 'Salem', state: 'MA', postalCode: '01970' },
  });
}
