import { expect, test } from 'vitest';
import { readEdiText } from '../../../src/edi/read-edi.ts';
import { anInterchange } from '../kit/an-interchange.ts';
import { codesOf } from '../kit/read.ts';

test('a TA1 says what became of an interchange, with or without a group beside it', () => {
  const content = anInterchange('FA', '005010X231A1', [['AK1*HC*12*005010X222A1', 'AK9*A*1*1*1']], {
    outside: ['TA1*000000007*260412*1210*R*025'],
  });
  const items = readEdiText(content);
  expect(codesOf(items)).toEqual([]);
  expect(items.map(({ kind }) => kind)).toEqual(['TA1', '999', 'SET_END']);
  expect(items[0]).toMatchObject({ controlNumber: '000000007', outcome: 'R', noteCode: '025', date: '2026-04-12' });
  const alone = content.replace(/GS\*.*GE\*1\*1~/, '').replace('IEA*1', 'IEA*0');
  expect(readEdiText(alone).map(({ kind }) => kind)).toEqual(['TA1']);
});

test('TA1 between groups is read; TA1 inside of a group is not', () => {
  const group = anInterchange('FA', '005010X231A1', [['AK1*HC*12', 'AK9*A*1*1*1']]).match(/GS\*.*GE\*1\*1~/)?.[0] ?? '';
  const whole = anInterchange('FA', '005010X231A1', []);
  const both = whole
    .replace(/GS\*.*GE\*0\*1~/, `${group}TA1*000000007*260412*1210*A*000~${group}`)
    .replace('IEA*1', 'IEA*2');
  expect(readEdiText(both).map(({ kind }) => kind)).toEqual(['999', 'SET_END', 'TA1', '999', 'SET_END']);
  const inside = whole.replace('GE*0', 'TA1*000000007*260412*1210*A*000~GE*0');
  expect(codesOf(readEdiText(inside))).toEqual(['3 TA1 - OUTSIDE_ENVELOPE']);
});

test('a 999 names the set, the segment, the element and the claim at fault', () => {
  const items = readEdiText(
    anInterchange('FA', '005010X231A1', [
      [
        ...['AK1*HC*12*005010X222A1', 'AK2*837*0001*005010X222A1', 'IK3*NM1*22*2310*8', 'CTX*CLM01:K7M2P9QX4RTB'],
        ...['IK4*9:1:2*67*1*123456789', 'CTX*SITUATIONAL TRIGGER*CLM*20**5:3', 'IK5*R*5*I5', 'AK2*837*0002', 'IK5*A'],
        'AK9*P*2*2*1',
      ],
    ]),
  );
  expect(codesOf(items)).toEqual([]);
  expect(items[0]).toMatchObject({
    ...{ kind: '999', groupControlNumber: '12', outcome: 'P', counts: { included: 2, received: 2, accepted: 1 } },
    sets: [
      {
        ...{ id: '837', controlNumber: '0001', outcome: 'R', codes: ['5', 'I5'] },
        errors: [
          {
            ...{ segment: 'NM1', position: 22, loop: '2310', code: '8' },
            contexts: [
              { name: 'CLM01', value: 'K7M2P9QX4RTB' },
              { name: 'SITUATIONAL TRIGGER', value: null },
            ],
            elements: [{ element: 9, component: 1, repetition: 2, code: '1', value: '123456789' }],
          },
        ],
      },
      { controlNumber: '0002', outcome: 'A', codes: [], errors: [] },
    ],
  });
});

test('a 999 without its end is read as far as it goes', () => {
  const items = readEdiText(anInterchange('FA', '005010X231A1', [['AK1*HC*12', 'AK2*837*0001']]));
  expect(codesOf(items)).toEqual(['4 AK9 HEADER MISSING', '5 IK5 2000 MISSING'].toSorted());
  expect(items[0]).toMatchObject({ kind: '999', outcome: '', sets: [{ controlNumber: '0001', outcome: '' }] });
});

const batch = [
  ...['BHT*0085*08*REF1*20260412*1210*TH', 'HL*1**20*1', 'NM1*PR*2*EXAMPLE HEALTH PLAN*****PI*12345', 'TRN*1*T1'],
  ...['DTP*050*D8*20260412', 'DTP*009*D8*20260412', 'HL*2*1*21*1', 'NM1*41*2*GROUP*****46*SUB77', 'TRN*2*BATCH77'],
  ...['STC*A1:19:PR*20260412*WQ*275.5', 'QTY*90*1', 'QTY*AA*1', 'AMT*YU*125.5', 'AMT*YY*150', 'HL*3*2*19*1'],
  ...['NM1*85*2*GROUP*****XX*1234567893', 'TRN*1*0', 'STC*A1:19:PR**WQ*275.5'],
];

test('a 277CA reports on the batch, the provider and each claim, line by line', () => {
  const items = readEdiText(
    anInterchange('HN', '005010X214', [
      [
        ...batch,
        ...[
          'HL*4*3*PT',
          'NM1*QC*1*DOE*JANE****MI*W1',
          'TRN*2*K7M2P9QX4RTB',
          'STC*A2:20*20260412*WQ*125.5',
          'REF*1K*ICN1',
        ],
        ...['DTP*472*D8*20260302', 'HL*5*3*PT', 'NM1*QC*1*ROE*RICHARD', 'TRN*2*P8', 'REF*D9*CH8'],
        'STC*A7:562:85*20260412*U*150******A3:33:IL*A6:21*Member id and birth date do not fit',
        ...[
          'DTP*472*RD8*20260302-20260303',
          'SVC*HC:G0463*150*****1',
          'STC*A7:507**U',
          'REF*FJ*L1',
          'DTP*472*D8*20260302',
        ],
      ],
    ]),
  );
  expect(codesOf(items)).toEqual([]);
  const [receiver, provider, accepted, rejected] = items.filter((item) => item.kind === '277CA');
  expect(receiver).toMatchObject({
    ...{ level: 'RECEIVER', reference: 'REF1', trace: 'BATCH77', about: { id: 'SUB77' } },
    source: { entity: 'PR', name: 'EXAMPLE HEALTH PLAN' },
    totals: [
      { code: '90', value: 1 },
      { code: 'AA', value: 1 },
      { code: 'YU', value: 12_550 },
      { code: 'YY', value: 15_000 },
    ],
  });
  expect(provider).toMatchObject({ level: 'PROVIDER', trace: '0', about: { id: '1234567893' } });
  expect(accepted).toMatchObject({
    ...{ level: 'CLAIM', trace: 'K7M2P9QX4RTB', payerControlNumber: 'ICN1', about: { name: 'DOE', id: 'W1' } },
    statuses: [
      { category: 'A2', code: '20', entity: null, action: 'WQ', date: '2026-04-12', amount: 12_550, text: null },
    ],
    service: { from: '2026-03-02', to: null },
  });
  const shared = { action: 'U', date: '2026-04-12', amount: 15_000, text: 'Member id and birth date do not fit' };
  expect(rejected).toMatchObject({
    ...{ trace: 'P8', clearinghouseClaimNumber: 'CH8', service: { from: '2026-03-02', to: '2026-03-03' } },
    statuses: [
      { category: 'A7', code: '562', entity: '85', ...shared },
      { category: 'A3', code: '33', entity: 'IL', ...shared },
      { category: 'A6', code: '21', entity: null, ...shared },
    ],
    lines: [{ procedure: 'G0463', charge: 15_000, controlNumber: 'L1', statuses: [{ category: 'A7', code: '507' }] }],
  });
});

test('an unknown party between levels takes nothing of the claim before it', () => {
  const claim = [
    'HL*4*3*PT',
    'NM1*QC*1*DOE*JANE',
    'TRN*2*P7',
    'STC*A2:20',
    'NM1*ZZ*2*STRANGER',
    'REF*1K*NOT OURS',
    'DTP*472*D8*20260302',
  ];
  const items = readEdiText(anInterchange('HN', '005010X214', [[...batch, ...claim]]));
  expect(codesOf(items)).toEqual(['26 NM1 2200D UNEXPECTED_SEGMENT']);
  expect(items.filter((item) => item.kind === '277CA').at(-1)).toMatchObject({
    ...{ trace: 'P7', payerControlNumber: null, service: { from: '2026-03-02' } },
  });
});
