import { aClaim } from '../../../../edi/kit/a-claim.ts';
import { type Examples, finds, passes, withLines } from '../kit/example.ts';
import { always, diagnoses, payer, procedures } from '../kit/known.ts';

const { subscriber } = aClaim();
const drug = { ndc: '00409128331', quantity: 1, unit: 'ML' as const, prescriptionNumber: null };
const aged = (birthDate: string, sex: 'F' | 'M' | 'U') => ({
  subscriber: {
    ...subscriber,
    demographics: subscriber.demographics && { ...subscriber.demographics, birthDate, sex },
  },
});
/** As when a code became a heading on 1 October 2025. */
const becameHeading = {
  periods: [
    { from: '2015-10-01', to: '2025-09-30', isBillable: true },
    { from: '2025-10-01', to: null, isBillable: false },
  ],
};

export const codes: Examples = {
  'diagnosis-list': [
    finds('none', { diagnoses: [] }, {}, 'ERROR diagnoses'),
    finds('thirteen', { diagnoses: Array.from({ length: 13 }, (_, n) => `A${10 + n}`) }, {}, 'ERROR diagnoses'),
    finds('a dot', { diagnoses: ['J06.9'] }, {}, 'ERROR diagnoses.0'),
    finds('one twice', { diagnoses: ['J069', 'I10', 'J069'] }, {}, 'ERROR diagnoses.2'),
    passes('three', { diagnoses: ['J069', 'I10', 'C7A00'] }),
  ],
  'diagnosis-valid': [
    finds('a heading since October', { diagnoses: ['G35'] }, diagnoses({ G35: becameHeading }), 'ERROR diagnoses.0'),
    finds('an unknown one', { diagnoses: ['J069', 'Z999'] }, diagnoses({ J069: {} }), 'ERROR diagnoses.1'),
    passes(
      'the day before it became a heading',
      { diagnoses: ['G35'], ...withLines({ serviceDate: '2025-09-30' }) },
      diagnoses({ G35: becameHeading }),
    ),
  ],
  'principal-diagnosis': [
    finds('an external cause', { diagnoses: ['W1830XA'] }, {}, 'ERROR diagnoses.0'),
    finds('a sequela', { diagnoses: ['S82001S'] }, {}, 'ERROR diagnoses.0'),
    finds(
      'a manifestation',
      { diagnoses: ['H42'] },
      diagnoses({ H42: { isManifestation: true } }),
      'ERROR diagnoses.0',
    ),
    passes('an external cause in second place', { diagnoses: ['S82001A', 'W1830XA'] }),
  ],
  'diagnosis-excludes': [
    finds(
      'a pair',
      { diagnoses: ['E109', 'E119'] },
      diagnoses({ E109: { excludes1: ['E11'] }, E119: {} }),
      'WARNING diagnoses.0',
    ),
    passes('no pair', { diagnoses: ['E109', 'I10'] }, diagnoses({ E109: { excludes1: ['E11'] }, I10: {} })),
  ],
  'diagnosis-patient': [
    finds('another sex', aged('1980-05-17', 'M'), diagnoses({ J069: { sex: 'F' } }), 'WARNING diagnoses.0'),
    finds('an adult newborn', {}, diagnoses({ J069: { ageGroup: 'NEWBORN' } }), 'WARNING diagnoses.0'),
    finds(
      'a mother of 56',
      aged('1970-03-02', 'F'),
      diagnoses({ J069: { ageGroup: 'MATERNITY' } }),
      'WARNING diagnoses.0',
    ),
    passes('a mother of 55', aged('1970-03-03', 'F'), diagnoses({ J069: { ageGroup: 'MATERNITY', sex: 'F' } })),
    passes('a sex that is not known', aged('1980-05-17', 'U'), diagnoses({ J069: { sex: 'F' } })),
  ],
  'diagnosis-pointers': [
    ...[[], [2], [1, 1], [0], [1.5]].map((diagnosisPointers) =>
      finds(`to [${diagnosisPointers}]`, withLines({ diagnosisPointers }), {}, 'ERROR lines.0.diagnosisPointers'),
    ),
    passes('to two', { diagnoses: ['J069', 'I10'], ...withLines({ diagnosisPointers: [2, 1] }) }),
  ],
  'procedure-code': [
    finds('letters', withLines({ procedure: 'ABCDE' }), {}, 'ERROR lines.0.procedure'),
    finds('one that is not in the table', {}, procedures({ G0101: {} }), 'ERROR lines.0.procedure'),
    finds(
      'one that ended',
      {},
      procedures({ G0463: { periods: [{ from: '2014-01-01', to: '2025-12-31' }] } }),
      'ERROR lines.0.procedure',
    ),
    passes('a valid one', {}, procedures({ G0463: {} })),
    passes('tables that are not known'),
  ],
  'unlisted-procedure': [
    finds(
      'no description',
      withLines({ procedure: 'J3490' }),
      procedures({ J3490: { isUnlisted: true } }),
      'ERROR lines.0.description',
    ),
    passes(
      'a description',
      withLines({ procedure: 'J3490', description: 'EXAMPLE DRUG 5 MG' }),
      procedures({ J3490: { isUnlisted: true } }),
    ),
  ],
  'modifier-list': [
    finds('three characters', withLines({ modifiers: ['LTX'] }), {}, 'ERROR lines.0.modifiers.0'),
    finds('one twice', withLines({ modifiers: ['LT', 'LT'] }), {}, 'ERROR lines.0.modifiers.1'),
    finds('five', withLines({ modifiers: ['LT', 'RT', 'E1', 'E2', 'E3'] }), {}, 'ERROR lines.0.modifiers'),
    finds('an unknown one', withLines({ modifiers: ['Z9'] }), { modifiers: new Map() }, 'ERROR lines.0.modifiers.0'),
    finds('payment behind information', withLines({ modifiers: ['LT', '59'] }), {}, 'WARNING lines.0.modifiers.1'),
    passes('payment first', withLines({ modifiers: ['59', 'LT'] }), {
      modifiers: new Map([
        ['59', [always]],
        ['LT', [always]],
      ]),
    }),
  ],
  'laboratory-certificate': [
    finds('a wrong form', { cliaNumber: '33D12' }, {}, 'ERROR cliaNumber'),
    finds(
      'none',
      withLines({ procedure: 'Q0111' }),
      procedures({ Q0111: { clia: 'CERTIFICATE' } }),
      'ERROR lines.0.cliaNumber',
    ),
    finds(
      'no QW',
      { cliaNumber: '33D1234567', ...withLines({ procedure: 'Q0112' }) },
      procedures({ Q0112: { clia: 'WAIVED_WITH_QW' } }),
      'ERROR lines.0.modifiers',
    ),
    finds(
      'QW on a visit',
      withLines({ modifiers: ['QW'] }),
      procedures({ G0463: { clia: 'NOT_NEEDED' } }),
      'ERROR lines.0.modifiers',
    ),
    passes(
      'a waived test',
      { cliaNumber: '33D1234567', ...withLines({ procedure: 'Q0112', modifiers: ['QW'] }) },
      procedures({ Q0112: { clia: 'WAIVED_WITH_QW' } }),
    ),
  ],
  'drug-code': [
    finds('no NDC', withLines({ procedure: 'J0696' }), payer({ needsDrugCodes: true }), 'ERROR lines.0.drug'),
    finds(
      'ten digits, no quantity',
      withLines({ procedure: 'J0696', drug: { ...drug, ndc: '0409128331', quantity: 0 } }),
      {},
      ...['ERROR lines.0.drug.ndc', 'ERROR lines.0.drug.quantity'],
    ),
    finds(
      'neither JW nor JZ',
      withLines({ procedure: 'J0696', drug }),
      procedures({ J0696: { isDrug: true, isSingleDose: true } }),
      'WARNING lines.0.modifiers',
    ),
    finds('JW and JZ', withLines({ procedure: 'J0696', drug, modifiers: ['JW', 'JZ'] }), {}, 'ERROR lines.0.modifiers'),
    passes(
      'a line of waste',
      withLines({ procedure: 'J0696', drug }, { procedure: 'J0696', drug, modifiers: ['JW'] }),
      { ...procedures({ J0696: { isDrug: true, isSingleDose: true } }), ...payer({ needsDrugCodes: true }) },
    ),
  ],
  'writable-text': [
    finds(
      'a delimiter',
      { payer: { ...aClaim().payer, name: 'A*B' }, medicalRecordNumber: 'M~1' },
      {},
      ...['ERROR payer.name', 'ERROR medicalRecordNumber'],
    ),
    finds('a long note', withLines({ note: { kind: 'ADD', text: 'A'.repeat(81) } }), {}, 'ERROR lines.0.note.text'),
    finds('another script', { payer: { ...aClaim().payer, name: '日本' } }, {}, 'ERROR payer.name'),
    passes('accents', { payer: { ...aClaim().payer, name: 'José’s Plan' } }),
  ],
};
