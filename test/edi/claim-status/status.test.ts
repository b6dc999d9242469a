import { expect, test } from 'vitest';
import { type StatusQuestion, write276 } from '../../../src/edi/claim-status/write-276.ts';
import { readEdiText } from '../../../src/edi/read-edi.ts';
import { rereadQuestions } from '../../../src/edi/reread-questions.ts';
import { aFile, organization, person } from '../kit/a-claim.ts';
import { anInterchange } from '../kit/an-interchange.ts';
import { codesOf } from '../kit/read.ts';

const question: StatusQuestion = {
  trace: 'T1',
  payer: { name: 'EXAMPLE HEALTH PLAN', idKind: 'PI', id: '12345' },
  receiver: { name: 'EXAMPLE MEDICAL GROUP', id: 'SUB77' },
  provider: { name: organization('EXAMPLE MEDICAL GROUP'), npi: '1234567893' },
  subscriber: { name: person('DOE', 'JANE'), birthDate: '1980-05-17', sex: 'F', memberId: 'W1' },
  dependent: null,
  payerControlNumber: 'ICN1',
  patientControlNumber: 'K7M2P9QX4RTB',
  total: 12_550,
  serviceDate: '2026-03-02',
  serviceDateTo: null,
};
const { interchange, group } = aFile([]);
const write = (...questions: StatusQuestion[]) =>
  write276({ interchange, group, set: { controlNumber: '0001', reference: 'Q1' }, questions });

test('a 276 asks for a claim of the subscriber, and for one of a dependent over several days', () => {
  const dependent = { name: person('DOE', 'TED'), birthDate: '2015-01-31', sex: 'M' as const };
  const other = { ...question, trace: 'T2', dependent, payerControlNumber: null, serviceDateTo: '2026-03-04' };
  const questions = [question, other];
  const { content = '' } = write(...questions);
  expect(content.split('~').slice(1, -1)).toEqual([
    'GS*HR*SENDER*RECEIVER*20260412*1210*12*X*005010X212',
    ...[
      'ST*276*0001*005010X212',
      'BHT*0010*13*Q1*20260412*1210',
      'HL*1**20*1',
      'NM1*PR*2*EXAMPLE HEALTH PLAN*****PI*12345',
    ],
    ...['HL*2*1*21*1', 'NM1*41*2*EXAMPLE MEDICAL GROUP*****46*SUB77', 'HL*3*2*19*1'],
    ...['NM1*1P*2*EXAMPLE MEDICAL GROUP*****XX*1234567893', 'HL*4*3*22*0', 'DMG*D8*19800517*F'],
    ...[
      'NM1*IL*1*DOE*JANE****MI*W1',
      'TRN*1*T1',
      'REF*1K*ICN1',
      'REF*EJ*K7M2P9QX4RTB',
      'AMT*T3*125.5',
      'DTP*472*D8*20260302',
    ],
    ...[
      'HL*5**20*1',
      'NM1*PR*2*EXAMPLE HEALTH PLAN*****PI*12345',
      'HL*6*5*21*1',
      'NM1*41*2*EXAMPLE MEDICAL GROUP*****46*SUB77',
    ],
    ...['HL*7*6*19*1', 'NM1*1P*2*EXAMPLE MEDICAL GROUP*****XX*1234567893', 'HL*8*7*22*1', 'NM1*IL*1*DOE*JANE****MI*W1'],
    ...['HL*9*8*23', 'DMG*D8*20150131*M', 'NM1*QC*1*DOE*TED', 'TRN*1*T2', 'REF*EJ*K7M2P9QX4RTB', 'AMT*T3*125.5'],
    ...['DTP*472*RD8*20260302-20260304', 'SE*32*0001', 'GE*1*12', 'IEA*1*000000007'],
  ]);
  expect(rereadQuestions({ kind: '276', questions }, content)).toEqual([]);
  expect(rereadQuestions({ kind: '276', questions: questions.toReversed() }, content)).not.toEqual([]);
  expect(write({ ...question, trace: 'A*B' }).refusals?.map(({ path }) => path)).toEqual([['questions', 0, 'trace']]);
});

test('a 277 answers by the number of the question, for subscribers and dependents', () => {
  const items = readEdiText(
    anInterchange('HN', '005010X212', [
      [
        ...[
          'BHT*0010*08*Q1*20260413*0900*DG',
          'HL*1**20*1',
          'NM1*PR*2*EXAMPLE HEALTH PLAN*****PI*12345',
          'HL*2*1*21*1',
        ],
        ...['NM1*41*2*GROUP*****46*SUB77', 'HL*3*2*19*1', 'NM1*1P*2*GROUP*****XX*1234567893', 'HL*4*3*22*0'],
        ...[
          'NM1*IL*1*DOE*JANE****MI*W1',
          'TRN*2*T1',
          'STC*P3:317*20260413**125.5',
          'REF*1K*ICN1',
          'REF*EJ*K7M2P9QX4RTB',
        ],
        ...['DTP*472*D8*20260302', 'HL*5*3*22*1', 'NM1*IL*1*DOE*JANE****MI*W1', 'HL*6*5*23', 'NM1*QC*1*DOE*TED'],
        ...[
          'TRN*2*T2',
          'STC*F1:65*20260413**125.5*100*20260410*ACH',
          'SVC*HC:G0463*125.5*100****1',
          'STC*F1:65*20260413',
        ],
      ],
    ]),
  );
  expect(codesOf(items)).toEqual([]);
  expect(items.filter((item) => item.kind === '277')).toMatchObject([
    {
      ...{ level: 'CLAIM', trace: 'T1', payerControlNumber: 'ICN1', patientControlNumber: 'K7M2P9QX4RTB' },
      ...{ about: { name: 'DOE', givenName: 'JANE' }, provider: { id: '1234567893' } },
      statuses: [{ category: 'P3', code: '317', amount: 12_550 }],
    },
    { trace: 'T2', about: { givenName: 'TED' }, statuses: [{ category: 'F1' }], lines: [{ procedure: 'G0463' }] },
  ]);
});
