import type { Address, Name, RenderingProvider } from '../../../edi/claim/party.ts';
import type { BillingProvider, ServiceFacility } from '../../../edi/claim/professional-claim.ts';
import type { AddressRow, BillerSource, ClaimSource, ProviderSource } from './claim-source.ts';

/** An address as claims have it, with empty texts for the parts that are not known; null where no part is. */
export function addressOf([line1, line2, city, state, postalCode]: AddressRow): Address | null {
  if (!line1 && !line2 && !city && !state && !postalCode) return null;
  return {
    ...{ line1: line1 ?? '', line2: line2 ?? null, city: city ?? '', state: state ?? null },
    postalCode: postalCode?.replaceAll('-', '') ?? null,
    country: null,
  };
}

export const noAddress: Address = { line1: '', line2: null, city: '', state: null, postalCode: null, country: null };

export const personOf = (familyName: string | null, givenName: string | null): Name => ({
  ...{ kind: 'PERSON', familyName: familyName ?? '', givenName, middleName: null, suffix: null },
});

export const providerOf = ({
  legalFamilyName,
  legalGivenName,
  npi,
  taxonomyCode,
}: ProviderSource): RenderingProvider => ({
  ...{ name: personOf(legalFamilyName, legalGivenName), npi, taxonomyCode },
});

/** A provider whose NPI is the practice's own bills as a person, and is not named a second time. */
export const isBiller = (biller: BillerSource, provider: ProviderSource | null): boolean =>
  Boolean(provider?.npi && provider.npi === biller.npi);

export function billingProviderOf(biller: BillerSource, solo: ProviderSource | null): BillingProvider {
  const { phone, billingContact } = biller;
  return {
    name: solo ? providerOf(solo).name : { kind: 'ORGANIZATION', name: biller.name },
    npi: biller.npi ?? '',
    taxonomyCode: biller.taxonomyCode ?? solo?.taxonomyCode ?? null,
    taxIdKind: biller.taxIdKind ?? 'EIN',
    taxId: biller.taxId ?? '',
    address: addressOf(biller.billingAddress) ?? noAddress,
    contact: phone
      ? { name: billingContact ?? biller.name, phone: tenDigits(phone), extension: null, email: null }
      : null,
  };
}

function tenDigits(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  return digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits;
}

/** Services at the patient's home, in person or by telehealth. */
const atHome = new Set(['10', '12']);

/** The site, where services were done elsewhere than at the billing address. */
export function facilityOf(
  { site }: ClaimSource,
  biller: BillerSource,
  placeOfService: string,
): ServiceFacility | null {
  const address = addressOf(site.address);
  const billing = addressOf(biller.billingAddress);
  if (!address || atHome.has(placeOfService) || (billing && isSamePlace(address, billing))) return null;
  return { name: site.name, npi: site.facilityNpi, address };
}

/** The last four digits of a ZIP code may be known on one side only. */
function isSamePlace(one: Address, other: Address): boolean {
  const place = ({ line1, line2, city, state, postalCode }: Address) =>
    [line1, line2, city, state, postalCode?.slice(0, 5)].map((part) =>
      (part ?? '').toUpperCase().replace(/[^A-Z0-9]/g, ''),
    );
  return place(one).join(' ') === place(other).join(' ');
}
