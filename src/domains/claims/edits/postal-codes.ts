import type { Address } from '../../../edi/claim/party.ts';
import type { ProfessionalClaim } from '../../../edi/claim/professional-claim.ts';
import type { Path } from '../../../edi/writing/field.ts';
import { edit, type Found } from '../scrub/edit.ts';
import { patientOf } from '../scrub/patient-of.ts';
import { isInState } from '../scrub/postal-states.ts';

interface Place {
  address: Address;
  path: Path;
  owner: string;
  isNineDigits: boolean;
}

export const postalCodes = edit({
  id: 'postal-codes',
  number: 6,
  title: 'ZIP code is incomplete',
  description:
    'ZIP codes of the billing provider and of the service facility have nine digits, others five or nine. A ZIP code that lies in another state is a warning.',
  severity: 'ERROR',
  isOverridable: true,
  needs: [],
  check: (claim) => placesOf(claim).flatMap(findingsAt),
});

function placesOf(claim: ProfessionalClaim): Place[] {
  const { billingProvider, serviceFacility, payTo } = claim;
  const patient = patientOf(claim);
  const place = (address: Address | undefined, owner: string, isNineDigits: boolean, ...path: Path): Place[] =>
    address ? [{ address, owner, isNineDigits, path: [...path, 'address'] }] : [];
  return [
    ...place(billingProvider.address, 'the practice', true, 'billingProvider'),
    ...place(serviceFacility?.address, 'the site', true, 'serviceFacility'),
    ...place(patient?.demographics.address, 'the patient', false, ...(patient?.path ?? [])),
    ...(payTo ? [{ address: payTo, owner: 'the practice', isNineDigits: false, path: ['payTo'] }] : []),
  ];
}

function findingsAt({ address, path, owner, isNineDigits }: Place): Found[] {
  const { postalCode, state, country } = address;
  if (country !== null && country !== 'US') return [];
  const at = [...path, 'postalCode'];
  const form = isNineDigits ? /^\d{9}$/ : /^\d{5}(\d{4})?$/;
  if (!form.test(postalCode ?? '')) {
    const fix = `Open ${owner} and enter the ZIP code with ${isNineDigits ? 'nine' : 'five or nine'} digits.`;
    return [{ path: at, facts: { postalCode }, fix }];
  }
  if (state === null || postalCode === null || isInState(postalCode, state)) return [];
  const fix = `Open ${owner} and compare the ZIP code with the state.`;
  return [{ path: at, facts: { postalCode, state }, fix, severity: 'WARNING' }];
}
