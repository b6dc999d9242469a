import type { Name } from '../../../edi/claim/party.ts';
import type { ProfessionalClaim } from '../../../edi/claim/professional-claim.ts';
import type { Path } from '../../../edi/writing/field.ts';

interface NamedProvider {
  path: Path;
  npi: string | null;
  /** Null for a service facility, which is an organization. */
  name: Name | null;
  taxonomyCode?: string | null;
}

/** Every provider that the claim names, with its path. */
export function providersOf(claim: ProfessionalClaim): NamedProvider[] {
  const found: NamedProvider[] = [{ path: ['billingProvider'], ...claim.billingProvider }];
  const add = (provider: Omit<NamedProvider, 'path'> | null, ...path: Path) => {
    if (provider) found.push({ ...provider, path });
  };
  add(claim.referringProvider, 'referringProvider');
  add(claim.renderingProvider, 'renderingProvider');
  add(claim.supervisingProvider, 'supervisingProvider');
  if (claim.serviceFacility) add({ npi: claim.serviceFacility.npi, name: null }, 'serviceFacility');
  for (const [index, line] of claim.lines.entries()) {
    add(line.renderingProvider, 'lines', index, 'renderingProvider');
    add(line.orderingProvider, 'lines', index, 'orderingProvider');
  }
  return found;
}
