import { expect, test } from 'vitest';
import { type EligibilityQuestion, write270 } from '../../../src/edi/eligibility/write-270.ts';
import { readEdiText } from '../../../src/edi/read-edi.ts';
import { rereadQuestions } from '../../../src/edi/reread-questions.ts';
import { aFile, organization, person } from '../kit/a-claim.ts';
import { anInterchange } from '../kit/an-interchange.ts';
import { codesOf } from '../kit/read.ts';

const question: EligibilityQuestion = {
  trace: 'CHECK1',
  origin: '9SUB770000',
  payer: { name: 'Example Health Plan', idKind: 'PI', id: '12345' },
  provider: { name: organization('EXAMPLE MEDICAL GROUP'), npi: '1234567893' },
  subscriber: { name: person('Doe', 'José'), birthDate: '1980-05-17', sex: 'M', memberId: 'W1', groupNumber: 'GRP100' },
  dependent: null,
  serviceDate: '2026-04-13',
  serviceTypes: ['30', '98'],
};
const { interchange, group } = aFile([]);
const write = (...questions: EligibilityQuestion[]) =>
  write270({ interchange, group, set: { controlNumber: '0001', reference: 'R1' }, questions });

test('a 270 asks about the subscriber and about a dependent', () => {
  const dependent = { name: person('DOE', 'TED'), birthDate: '2015-01-31', sex: null };
  const { content = '' } = write(question, { ...question, trace: 'CHECK2', dependent, serviceTypes: ['30'] });
  expect(content.split('~').slice(1, -1)).toEqual([
    'GS*HS*SENDER*RECEIVER*20260412*1210*12*X*005010X279A1',
    ...[
      'ST*270*0001*005010X279A1',
      'BHT*0022*13*R1*20260412*1210',
      'HL*1**20*1',
      'NM1*PR*2*EXAMPLE HEALTH PLAN*****PI*12345',
    ],
    ...['HL*2*1*21*1', 'NM1*1P*2*EXAMPLE MEDICAL GROUP*****XX*1234567893', 'HL*3*2*22*0', 'TRN*1*CHECK1*9SUB770000'],
    ...['NM1*IL*1*DOE*JOSE****MI*W1', 'REF*6P*GRP100', 'DMG*D8*19800517*M', 'DTP*291*D8*20260413', 'EQ*30', 'EQ*98'],
    ...['HL*4**20*1', 'NM1*PR*2*EXAMPLE HEALTH PLAN*****PI*12345', 'HL*5*4*21*1'],
    ...[
      'NM1*1P*2*EXAMPLE MEDICAL GROUP*****XX*1234567893',
      'HL*6*5*22*1',
      'NM1*IL*1*DOE*JOSE****MI*W1',
      'REF*6P*GRP100',
    ],
    ...['DMG*D8*19800517*M', 'HL*7*6*23*0', 'TRN*1*CHECK2*9SUB770000', 'NM1*03*1*DOE*TED', 'DMG*D8*20150131'],
    ...['DTP*291*D8*20260413', 'EQ*30', 'SE*29*0001', 'GE*1*12', 'IEA*1*000000007'],
  ]);
});

test('a file of questions re-reads to the same questions', () => {
  const dependent = { name: person('DOE', 'TED'), birthDate: '2015-01-31', sex: null };
  const bare = { ...question.subscriber, birthDate: null, sex: null, memberId: null, groupNumber: null };
  const questions = [
    question,
    { ...question, trace: 'CHECK2', dependent },
    { ...question, subscriber: bare, serviceTypes: [] },
  ];
  const { content = '' } = write(...questions);
  expect(rereadQuestions({ kind: '270', questions }, content)).toEqual([]);
  const [, other] = questions;
  expect(rereadQuestions({ kind: '270', questions: other ? [other] : [] }, content)).toEqual([
    'The file has 3 questions instead of 1.',
    ...[expect.stringContaining('questions.0.trace'), expect.stringContaining('questions.0.dependent')],
  ]);
});

test('what is typed into a question cannot add a segment', () => {
  const { refusals } = write({ ...question, serviceTypes: ['30~EQ*1'], trace: '' });
  expect(refusals?.map(({ path }) => path.join('.'))).toEqual(['questions.0.trace', 'questions.0.serviceTypes.0']);
});

const answer = (...segments: string[]) =>
  readEdiText(
    anInterchange('HB', '005010X279A1', [
      [...['BHT*0022*11*R1*20260412*1211', 'HL*1**20*1', 'NM1*PR*2*EXAMPLE HEALTH PLAN*****PI*12345', ...segments]],
    ]),
  );
const provider = ['HL*2*1*21*1', 'NM1*1P*2*GROUP*****XX*1234567893'];

test('a 271 tells the benefits of a subscriber', () => {
  const items = answer(
    ...provider,
    ...['HL*3*2*22*0', 'TRN*2*CHECK1*9SUB770000', 'NM1*IL*1*DOE*JOSE****MI*W1', 'N3*2 ELM ST', 'N4*ALBANY*NY*12208'],
    ...[
      'DMG*D8*19800517*M',
      'DTP*346*D8*20260101',
      'EB*1*IND*30**GOLD PPO',
      'EB*B*IND*98^UC***27*25*****N',
      'MSG*Office visits',
    ],
    ...['EB*A*IND*98*****0.2****Y', 'EB*C*FAM*30***23*1500.50', 'EB*F*IND*98***23***VS*12', 'EB*R**30', 'LS*2120'],
    ...[
      'NM1*PR*2*SECOND PLAN*****PI*999',
      'LE*2120',
      'EB*R**30',
      'NM1*PRP*2*THIRD PLAN',
      'PER*IC**TE*8005550100',
      'EB*I*IND*35',
    ],
  );
  expect(codesOf(items)).toEqual([]);
  const [found] = items.filter((item) => item.kind === '271');
  expect(found).toMatchObject({
    ...{ reference: 'R1', traces: ['CHECK1'], outcome: 'ACTIVE', birthDate: '1980-05-17', dependent: null },
    ...{
      subscriber: { name: 'DOE', id: 'W1' },
      payer: { id: '12345' },
      provider: { id: '1234567893' },
      rejections: [],
    },
    dates: [{ qualifier: '346', from: '2026-01-01', to: null }],
  });
  expect(
    found?.benefits.map(({ information, serviceTypes, amount, percent, isInNetwork, messages, related }) => [
      ...[
        information,
        serviceTypes.join(),
        amount,
        percent,
        isInNetwork,
        messages.join(),
        related.map(({ name }) => name).join(),
      ],
    ]),
  ).toEqual([
    ['1', '30', null, null, null, '', ''],
    ['B', '98,UC', 2500, null, 'N', 'Office visits', ''],
    ['A', '98', null, 0.2, 'Y', '', ''],
    ['C', '30', 150_050, null, null, '', ''],
    ['F', '98', null, null, null, '', ''],
    ['R', '30', null, null, null, '', 'SECOND PLAN'],
    ['R', '30', null, null, null, '', 'THIRD PLAN'],
    ['I', '35', null, null, null, '', ''],
  ]);
});

test('a 271 about a dependent names both; inactive is no rejection', () => {
  const items = answer(
    ...provider,
    ...['HL*3*2*22*1', 'NM1*IL*1*DOE*JOSE****MI*W1', 'HL*4*3*23*0', 'TRN*2*CHECK2*9SUB770000', 'NM1*03*1*DOE*TED'],
    ...['DMG*D8*20150131*M', 'EB*6**30'],
  );
  expect(codesOf(items)).toEqual([]);
  expect(items.filter((item) => item.kind === '271')).toMatchObject([
    { traces: ['CHECK2'], outcome: 'INACTIVE', subscriber: { givenName: 'JOSE' }, dependent: { givenName: 'TED' } },
  ]);
});

test('a payer that cannot answer at all says so without a person', () => {
  const items = answer('AAA*Y**42*R');
  expect(codesOf(items)).toEqual([]);
  expect(items.filter((item) => item.kind === '271')).toMatchObject([
    {
      ...{ outcome: 'REJECTED', subscriber: null, payer: { id: '12345' }, benefits: [] },
      rejections: [{ loop: '2100A', isValid: true, reason: '42', followUp: 'R' }],
    },
  ]);
});

test('a provider that is unknown is refused above the person, and the person is answered once', () => {
  const items = answer(...provider, 'AAA*N**51*C', ...['HL*3*2*22*0', 'TRN*2*CHECK1*9SUB770000', 'NM1*IL*1*DOE*JOSE']);
  const answers = items.filter((item) => item.kind === '271');
  expect(
    answers.map(({ outcome, traces, rejections }) => [outcome, traces, rejections.map(({ loop }) => loop)]),
  ).toEqual([['REJECTED', ['CHECK1'], ['2100B']]]);
});
