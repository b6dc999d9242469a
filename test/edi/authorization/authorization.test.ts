import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AuthorizationQuestion } from '../../../src/edi/authorization/authorization-question.ts';
import { write278 } from '../../../src/edi/authorization/write-278.ts';
import { differences } from '../../../src/edi/claim/differences.ts';
import { readEdiText } from '../../../src/edi/read-edi.ts';
import { aFile, organization, person } from '../kit/a-claim.ts';
import { anInterchange } from '../kit/an-interchange.ts';
import { anyQuestion } from '../kit/arbitrary-question.ts';
import { anyText, writtenText } from '../kit/arbitrary-text.ts';

const question: AuthorizationQuestion = {
  ...{
    trace: 'ASK1',
    origin: '9SUB770000',
    category: 'HS',
    certification: 'I',
    serviceType: '3',
    placeOfService: '11',
  },
  payer: { name: 'Example Health Plan', idKind: 'PI', id: '12345' },
  provider: { name: organization('EXAMPLE MEDICAL GROUP'), npi: '1234567893' },
  subscriber: { name: person('Doe', 'José'), birthDate: '1980-05-17', sex: 'M', memberId: 'W1' },
  ...{ dependent: null, from: '2026-05-01', to: '2026-07-31', diagnoses: ['M5450', 'J069'] },
  referringProvider: { name: person('WELBY', 'MARCUS'), npi: '1003000126' },
  services: [
    { trace: 'ASK101', serviceType: null, procedure: 'G0463', units: 6, unit: 'VS' },
    { trace: 'ASK102', serviceType: null, procedure: 'J1885', units: 4, unit: 'UN' },
    { trace: 'ASK103', serviceType: '98', procedure: null, units: 2, unit: 'VS' },
  ],
};
const { interchange, group } = aFile([]);
const write = (asked: AuthorizationQuestion) =>
  write278({ interchange, group, set: { controlNumber: '0001', reference: 'R1' }, question: asked });
const segmentsOf = (asked: AuthorizationQuestion) => (write(asked).content ?? '').split('~').slice(2, -4);

test('a 278 asks for the services of a subscriber', () => {
  expect(segmentsOf(question)).toEqual([
    ...['ST*278*0001*005010X217', 'BHT*0007*13*R1*20260412*1210', 'HL*1**20*1'],
    'NM1*X3*2*EXAMPLE HEALTH PLAN*****PI*12345',
    ...['HL*2*1*21*1', 'NM1*1P*2*EXAMPLE MEDICAL GROUP*****XX*1234567893', 'HL*3*2*22*1'],
    ...['NM1*IL*1*DOE*JOSE****MI*W1', 'DMG*D8*19800517*M', 'HL*4*3*EV*1', 'TRN*1*ASK1*9SUB770000', 'UM*HS*I*3*11:B'],
    ...['DTP*AAH*RD8*20260501-20260731', 'HI*ABK:M5450*ABF:J069', 'NM1*DN*1*WELBY*MARCUS****XX*1003000126'],
    ...['HL*5*4*SS*0', 'TRN*1*ASK101', 'SV1*HC:G0463', 'HSD*VS*6'],
    ...['HL*6*4*SS*0', 'TRN*1*ASK102', 'SV1*HC:J1885**UN*4'],
    ...['HL*7*4*SS*0', 'TRN*1*ASK103', 'UM*HS*I*98', 'HSD*VS*2'],
  ]);
});

test('a dependent has a level between the subscriber and the event', () => {
  const dependent = { name: person('DOE', 'TED'), birthDate: '2015-01-31', sex: null, relationship: '19' };
  expect(segmentsOf({ ...question, dependent, services: [] }).slice(9, 14)).toEqual([
    ...['HL*4*3*23*1', 'NM1*QC*1*DOE*TED', 'DMG*D8*20150131', 'INS*N*19', 'HL*5*4*EV*0'],
  ]);
});

test('what is typed into a request cannot add a segment', () => {
  const { refusals } = write({ ...question, trace: ' ', diagnoses: ['J06~HCR*A1'], from: '2026-02-30' });
  expect(refusals?.map(({ path }) => path.join('.'))).toEqual([
    ...['question.trace', 'question.from', 'question.diagnoses.0'],
  ]);
});

test('any request re-reads to the same request, or is refused with the fields', () => {
  let written = 0;
  const asked = fc.oneof(
    anyQuestion(writtenText),
    anyQuestion(fc.oneof({ weight: 20, arbitrary: writtenText }, anyText)),
  );
  fc.assert(
    fc.property(asked, (made) => {
      const { content, refusals } = write(made);
      if (content === undefined) {
        expect(refusals.length).toBeGreaterThan(0);
        return;
      }
      written += 1;
      const items = readEdiText(content);
      const [read, ...others] = items.filter(({ kind }) => kind !== 'SET_END');
      expect(others).toEqual([]);
      expect(read).toMatchObject({ kind: '278_REQUEST', reference: 'R1', problems: [] });
      if (read?.kind === '278_REQUEST') expect(differences('question', made, read.question)).toEqual([]);
    }),
    { numRuns: 200 },
  );
  expect(written).toBeGreaterThan(20);
});

const answer = (...segments: string[]) => {
  const items = readEdiText(
    anInterchange('HI', '005010X217', [
      ['BHT*0007*11*R1*20260412*1211*18', 'HL*1**20*1', 'NM1*X3*2*EXAMPLE HEALTH PLAN*****PI*12345', ...segments],
    ]),
  );
  return items.flatMap((item) => (item.kind === '278' ? [item] : []));
};
const people = [...['HL*2*1*21*1', 'NM1*1P*2*GROUP*****XX*1234567893', 'HL*3*2*22*1', 'NM1*IL*1*DOE*JOSE****MI*W1']];

test('an answer tells the decision, its days, and the decisions of its services', () => {
  const [read, ...others] = answer(
    ...people,
    ...['HL*4*3*EV*1', 'TRN*2*ASK1*9SUB770000', 'UM*HS*I*3', 'HCR*A6*AUTH77*0V', 'REF*NT*ADMIN9'],
    ...['DTP*007*RD8*20260501-20260630', 'MSG*CALL FOR MORE'],
    ...['HL*5*4*SS*0', 'TRN*2*ASK101*9SUB770000', 'HCR*A6', 'SV1*HC:G0463', 'HSD*VS*4'],
    ...['HL*6*4*SS*0', 'TRN*2*ASK102*9SUB770000', 'HCR*A3**1E', 'SV1*HC:J1885**UN*4'],
  );
  expect(others).toEqual([]);
  expect(read).toMatchObject({
    ...{ reference: 'R1', traces: ['ASK1'], problems: [], rejections: [], messages: ['CALL FOR MORE'] },
    decision: { action: 'A6', number: 'AUTH77', reason: '0V' },
    dates: { from: '2026-05-01', to: '2026-06-30' },
    references: [{ qualifier: 'NT', value: 'ADMIN9' }],
    services: [
      { traces: ['ASK101'], procedure: 'G0463', decision: { action: 'A6' }, units: 4 },
      { traces: ['ASK102'], procedure: 'J1885', decision: { action: 'A3', number: null, reason: '1E' } },
    ],
  });
});

test('a refusal above the event is an answer to the request as a whole', () => {
  const [whole, ...others] = answer('AAA*Y**42*R');
  expect(others).toEqual([]);
  expect(whole).toMatchObject({ traces: [], reference: 'R1', decision: null, rejections: [{ reason: '42' }] });
  const [event, ...more] = answer(...people, 'AAA*N**75*C', 'HL*4*3*EV*0', 'TRN*2*ASK1*9SUB770000', 'UM*HS*I');
  expect(more).toEqual([]);
  expect(event).toMatchObject({ traces: ['ASK1'], rejections: [{ loop: '2010C', isValid: false, reason: '75' }] });
});

test('answers to several requests are told apart, each with its own services', () => {
  const event = (level: number, trace: string) => [
    ...[`HL*${level}*3*EV*1`, `TRN*2*${trace}*9SUB770000`, `HCR*A1*${trace}`],
    ...[`HL*${level + 1}*${level}*SS*0`, `TRN*2*${trace}01*9SUB770000`, 'HCR*A1', 'SV1*HC:G0463', 'HSD*VS*1'],
  ];
  const read = answer(...people, ...event(4, 'ONE'), ...event(6, 'TWO'));
  expect(read.map(({ traces, services }) => [traces, services.map((one) => one.traces)])).toEqual([
    [['ONE'], [['ONE01']]],
    [['TWO'], [['TWO01']]],
  ]);
});
