import type { Path } from '../../../edi/writing/field.ts';
import type { AddressRow, BillerSource, ClaimSource, ProviderSource } from './claim-source.ts';

/** A fact that the practice does not have, and the record to enter it in. */
export interface MissingFact {
  /** Leads to the field of the snapshot. */
  path: Path;
  fix: string;
}

const openPractice = 'Open the practice and enter';

/** Facts that the snapshot of a claim lacks. Edits find them, too; this says which record has the place for each. */
export function missingFacts(claim: ClaimSource, biller: BillerSource): MissingFact[] {
  const missing: MissingFact[] = [];
  const need = (isThere: unknown, path: Path, fix: string) => {
    if (!isThere) missing.push({ path, fix });
  };
  need(biller.npi, ['billingProvider', 'npi'], `${openPractice} its NPI.`);
  need(biller.taxId, ['billingProvider', 'taxId'], `${openPractice} its tax id, and the kind of it.`);
  needAddress(biller.billingAddress, ['billingProvider', 'address'], `${openPractice} its billing address.`);
  const isSelf = claim.relationship === 'SELF';
  const patient = isSelf ? ['subscriber', 'demographics'] : ['patient', 'demographics'];
  if (isSelf && claim.address.every((part) => !part)) need(false, patient, 'Open the patient and enter the address.');
  else needAddress(claim.address, [...patient, 'address'], 'Open the patient and complete the address.');
  need(claim.clearinghouseId, ['payer', 'id'], 'Open the payer and add its route for claims (setPayerRoute).');
  need(
    claim.site.address.some(Boolean),
    ['serviceFacility'],
    'Open the site and enter its address: the claim names it where it differs from the billing address.',
  );
  const providers = new Set<string>();
  for (const [index, { provider }] of claim.lines.entries()) {
    if (!provider) need(false, ['renderingProvider'], 'Open the charge and name the provider who did the service.');
    else if (!providers.has(provider.id))
      needIdentity(provider, index === 0 ? ['renderingProvider'] : ['lines', index, 'renderingProvider']);
    if (provider) providers.add(provider.id);
  }
  return missing;

  function needAddress([line1, , city, state, postalCode]: AddressRow, path: Path, fix: string): void {
    const parts = { line1, city, state, postalCode };
    for (const [part, value] of Object.entries(parts)) need(value, [...path, part], fix);
  }

  function needIdentity({ name, npi, legalFamilyName }: ProviderSource, path: Path): void {
    need(npi, [...path, 'npi'], `Open ${name} and enter the NPI.`);
    need(legalFamilyName, [...path, 'name', 'familyName'], `Open ${name} and enter the legal names.`);
  }
}
