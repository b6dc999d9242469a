import { describe, expect, test } from 'vitest';
import { decidedBy } from '../../../src/domains/remittances/decided-status.ts';
import { denialCategory } from '../../../src/domains/remittances/denial-category.ts';
import { readEdiText } from '../../../src/edi/read-edi.ts';
import type { Advice } from '../../../src/edi/remittance/remittance.ts';
import { anAdvice } from '../claims/answers/kit/remittance-files.ts';

interface Line {
  charge: number;
  paid: number;
  cas: readonly string[];
}

/** What an advice of these lines decides. */
function decided(lines: readonly Line[], status = '1', patient = 0) {
  const segments = lines.flatMap(({ charge, paid, cas }) => [`SVC*HC:G0463*${charge}*${paid}**1`, ...cas]);
  const paid = lines.reduce((sum, line) => sum + line.paid, 0);
  const items = readEdiText(anAdvice([{ pcn: 'P1', status, paid, patient, segments }]));
  return decidedBy(items.find((item) => item.kind === '835' && item.part === 'ADVICE') as Advice);
}

const paid = { charge: 100, paid: 80, cas: ['CAS*CO*45*20'] };
const denied = { charge: 50, paid: 0, cas: ['CAS*CO*16*50'] };
const shared = { charge: 50, paid: 0, cas: ['CAS*PR*1*50'] };
const free = { charge: 0, paid: 0, cas: [] };

describe('an advice is decided by its lines', () => {
  test.each([
    ['all paid', [paid, paid], 'PAID'],
    ['some denied', [paid, denied], 'PARTLY_PAID'],
    ['denied, and the patient owes the rest', [shared, denied], 'PARTLY_PAID'],
    ['all denied', [denied, denied], 'DENIED'],
    ['denied, beside a line without charge', [denied, free], 'DENIED'],
    ['nothing paid, all of it the patient’s', [shared], 'PATIENT_RESPONSIBILITY'],
    ['paid, with a share of the patient', [paid, shared], 'PAID'],
    ['nothing owed by contract', [{ charge: 50, paid: 0, cas: ['CAS*CO*45*50'] }], 'PAID'],
    ['paid before by another payer', [{ charge: 50, paid: 0, cas: ['CAS*OA*23*50'] }], 'PAID'],
    [
      'not covered, and the patient owes it',
      [{ charge: 50, paid: 0, cas: ['CAS*PR*96*50'] }],
      'PATIENT_RESPONSIBILITY',
    ],
    ['reduced, but paid', [{ charge: 50, paid: 30, cas: ['CAS*CO*59*20'] }], 'PAID'],
  ])('%s', (_name, lines, status) => {
    expect(decided(lines).status).toBe(status);
  });
});

test.each([
  ...['1', '2', '3', '19', '20', '21'].map((code) => [code, 'PAID', 'ADJUDICATED']),
  ['4', 'DENIED', 'ADJUDICATED'],
  ['22', 'REVERSED', 'REVERSED'],
  ...['23', '25', '5', '17', ''].map((code) => [code, null, 'ADJUDICATED']),
])('CLP02 %s decides %s', (code, status, kind) => {
  expect(decided([paid], code as string)).toMatchObject({ status, kind });
});

test('reasons of what was not paid are named, and the contract is none', () => {
  const line = { charge: 50, paid: 0, cas: ['CAS*CO*45*10**16*40', 'LQ*HE*N290'] };
  expect(decided([paid, line]).codes).toEqual(['CO-16', 'N290']);
});

test.each([
  [['CO-29'], 'TIMELY_FILING'],
  [['CO-18'], 'DUPLICATE'],
  [['CO-197'], 'AUTHORIZATION'],
  [['CO-27'], 'ELIGIBILITY'],
  [['CO-31'], 'REGISTRATION'],
  [['CO-22'], 'COORDINATION'],
  [['CO-B7'], 'ENROLLMENT'],
  [['CO-50'], 'MEDICAL_NECESSITY'],
  [['CO-16'], 'INFORMATION'],
  [['CO-97'], 'CODING'],
  [['CO-16', 'N290'], 'ENROLLMENT'],
  [['CO-16', 'MA04'], 'COORDINATION'],
  [['CO-29', 'N290'], 'TIMELY_FILING'],
  [['CO-999'], 'OTHER'],
  [[], 'OTHER'],
])('a denial for %j is of category %s', (codes, category) => {
  expect(denialCategory(codes)).toBe(category);
});
