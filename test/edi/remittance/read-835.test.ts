import { expect, test } from 'vitest';
import { readEdiText } from '../../../src/edi/read-edi.ts';
import { anInterchange, aPaidClaim, aRemittance } from '../kit/an-interchange.ts';
import { codesOf } from '../kit/read.ts';

function read(claims: readonly string[], paid = '100') {
  const items = readEdiText(anInterchange('HP', '005010X221A1', [aRemittance(claims, paid)]));
  const parts = items.filter((item) => item.kind === '835');
  return {
    codes: codesOf(items),
    header: parts.find((part) => part.part === 'HEADER'),
    advices: parts.filter((part) => part.part === 'ADVICE'),
    end: parts.find((part) => part.part === 'END'),
  };
}

test('a payment with its parties, its claim and its line', () => {
  const { codes, header, advices, end } = read(aPaidClaim);
  expect(codes).toEqual([]);
  expect(header).toMatchObject({
    ...{ handling: 'I', paid: 10_000, direction: 'C', method: 'ACH', date: '2026-04-12', trace: 'EFT77' },
    ...{ payerIdentifier: '1512345678', productionDate: '2026-04-11' },
    payer: { name: 'EXAMPLE HEALTH PLAN', idKind: 'XV', id: '12345', line1: '1 PLAN ST', city: 'ALBANY', state: 'NY' },
    payee: { name: 'EXAMPLE MEDICAL GROUP', id: '1234567893', references: [{ qualifier: 'TJ', value: '141234567' }] },
  });
  expect(advices).toMatchObject([
    {
      ...{ ordinal: 1, patientControlNumber: 'K7M2P9QX4RTB', status: '1', charge: 15_000, paid: 10_000 },
      ...{ patientResponsibility: 2000, payerControlNumber: 'ICN1', frequency: '1', adjustments: [] },
      parties: [{ entity: 'QC', name: 'DOE', givenName: 'JANE', id: 'W1' }],
      lines: [
        {
          procedure: { qualifier: 'HC', code: 'G0463', modifiers: ['25'], description: null },
          ...{ charge: 15_000, paid: 10_000, units: 1, from: '2026-03-02', controlNumber: 'L1' },
          adjustments: [
            { group: 'CO', reason: '45', cents: 3000, quantity: null },
            { group: 'PR', reason: '3', cents: 2000, quantity: null },
          ],
          amounts: [{ qualifier: 'B6', cents: 12_000 }],
          remarks: [{ qualifier: 'HE', code: 'N620' }],
        },
      ],
    },
  ]);
  expect(end).toMatchObject({ advices: 1, providerAdjustments: [] });
});

test('a reversal, its correction and a takeback balance', () => {
  const { codes, advices, end } = read(
    [
      ...['CLP*A1*22*-150*-100**12*ICN1*11*1', 'SVC*HC:G0463*-150*-100**1', 'DTM*472*20260302', 'CAS*CO*45*-50'],
      ...['CLP*A1*1*150*80*20*12*ICN2*11*1', 'SVC*HC:G0463*150*80**1', 'DTM*472*20260302', 'CAS*CO*45*50**3*20'],
      ...['CLP*A2*1*150*150**12*ICN3*11*1', 'SVC*HC:G0463*150*150**1'],
      'PLB*1234567893*20261231*WO:ICN9*40*FB:0001*-10',
    ],
    '100',
  );
  expect(codes).toEqual([]);
  expect(advices.map(({ status, paid }) => [status, paid])).toEqual([
    ['22', -10_000],
    ['1', 8000],
    ['1', 15_000],
  ]);
  expect(end?.providerAdjustments).toEqual([
    { provider: '1234567893', fiscalPeriodEnd: '2026-12-31', reason: 'WO', reference: 'ICN9', cents: 4000 },
    { provider: '1234567893', fiscalPeriodEnd: '2026-12-31', reason: 'FB', reference: '0001', cents: -1000 },
  ]);
});

test('a crossover names the next payer, and remarks of the claim stand in MOA', () => {
  const { codes, advices } = read([
    ...['CLP*A1*19*100*100**MB*ICN1*11*1', 'NM1*QC*1*DOE*JANE', 'NM1*TT*2*SECOND PLAN*****PI*999', 'MOA***MA18*N522'],
    ...[
      'DTM*232*20260302',
      'DTM*233*20260303',
      'SVC*HC:G0463*100*100**1*HC:G0463:25*2',
      'DTM*150*20260302',
      'DTM*151*20260303',
    ],
  ]);
  expect(codes).toEqual([]);
  expect(advices[0]).toMatchObject({
    ...{ status: '19', remarks: ['MA18', 'N522'] },
    dates: [
      { qualifier: '232', date: '2026-03-02' },
      { qualifier: '233', date: '2026-03-03' },
    ],
    lines: [
      {
        ...{ from: '2026-03-02', to: '2026-03-03', billedUnits: 2 },
        billed: { qualifier: 'HC', code: 'G0463', modifiers: ['25'], description: null },
      },
    ],
  });
  expect(advices[0]?.parties.map(({ entity, name }) => [entity, name])).toEqual([
    ['QC', 'DOE'],
    ['TT', 'SECOND PLAN'],
  ]);
});

test('amounts that do not add up are named at the line, the claim and the set; the amounts stay as they came', () => {
  const { codes, advices } = read(
    [
      'CLP*A1*1*150*100**12*ICN1',
      'SVC*HC:G0463*150*100**1',
      'CAS*CO*45*49.99',
      'CLP*A2*1*50*50**12*ICN2',
      'CAS*CO*45*0',
    ],
    '150.01',
  );
  expect(codes).toEqual(['13 CLP 2100 CLAIM_BALANCE', '14 SVC 2110 LINE_BALANCE', '18 SE HEADER SET_BALANCE']);
  expect(advices[0]?.lines[0]?.adjustments[0]?.cents).toBe(4999);
});

test('amounts, dates and segments that cannot be read are null and named; the rest of the claim is read', () => {
  const { codes, advices } = read(
    [
      'CLP*A1*1*1,50*100**12*ICN1',
      'DTM*232*20261301',
      'SVC*HC:G0463*x*100**a',
      'ZZZ*1',
      'AMT*B6*1.999',
      'NM1*XX*2*WHO',
      'REF*6R*L1',
    ],
    '100',
  );
  expect(codes.map((line) => line.split(' ').slice(1).join(' '))).toEqual([
    ...['CLP 2100 AMOUNT', 'CLP 2100 MISSING', 'DTM 2100 DATE', 'SVC 2110 AMOUNT', 'SVC 2110 NUMBER'],
    ...['ZZZ 2110 UNEXPECTED_SEGMENT', 'AMT 2110 AMOUNT', 'NM1 2110 UNEXPECTED_SEGMENT'],
  ]);
  expect(advices[0]).toMatchObject({
    charge: null,
    paid: 10_000,
    lines: [{ charge: null, units: null, controlNumber: 'L1' }],
  });
});

test('a header without payer, payment or trace is named', () => {
  const { codes } = read([]);
  expect(codes).toEqual(['13 SE HEADER SET_BALANCE']);
  const bare = readEdiText(anInterchange('HP', '005010X221A1', [['LX*1', ...aPaidClaim]]));
  expect(codesOf(bare).map((line) => line.split(' ').slice(1).join(' '))).toEqual([
    ...['LX 2000 MISSING', 'LX 2000 MISSING', 'LX 2000 MISSING', 'LX 2000 MISSING'],
  ]);
});
