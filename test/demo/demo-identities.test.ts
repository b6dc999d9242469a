import { expect, test } from 'vitest';
import { addressIn } from '../../src/contract/addresses/postal-address.ts';
import { demoAddress, demoBilling, demoIdentity } from '../../src/demo/demo-identities.ts';
import { checkBillingAddress, checkPayToAddress } from '../../src/domains/practice/check-billing.ts';
import { checkTaxIdentity } from '../../src/domains/practice/tax-id.ts';
import { checkAddress } from '../../src/writing/check-address.ts';
import { checkNpi } from '../../src/writing/check-npi.ts';

const names = ['Dr. Amara Osei', 'Lena Marsh, NP', 'Dr. Tomas Reyes'];

test('the demo practice has the identity that claims need, and updatePractice would take it', () => {
  expect(checkNpi(demoBilling.npi)).toBeNull();
  expect(checkTaxIdentity(demoBilling, demoBilling)).toBeNull();
  for (const [name, check] of [
    ['billingAddress', checkBillingAddress],
    ['payToAddress', checkPayToAddress],
  ] as const) {
    const address = addressIn(demoBilling, name);
    expect(address).not.toBeNull();
    expect(check(address)).toBeNull();
  }
});

test('each provider of the demo has a valid NPI of their own, which no one was given: it begins with 2', () => {
  const npis = [demoBilling.npi, ...names.map((name) => demoIdentity(name)?.npi ?? '')];
  expect(new Set(npis).size).toBe(npis.length);
  for (const npi of npis) {
    expect(npi).toMatch(/^2/);
    expect(checkNpi(npi)).toBeNull();
  }
  expect(demoIdentity('Office manager')).toBeUndefined();
});

test('demo patients live at sound addresses', () => {
  for (const place of [0, 1, 7, 40]) expect(checkAddress(addressIn(demoAddress(place), 'address'))).toBeNull();
});
