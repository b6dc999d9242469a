import { aClaim, person } from '../../../../edi/kit/a-claim.ts';
import { mueText, ptpText, readMue, readPtp } from '../kit/cms-layouts.ts';
import { authorized, sameClaim, seen, wanted, yearly } from '../kit/earlier.ts';
import { type Examples, finds, passes, withLines } from '../kit/example.ts';
import { payer, procedures } from '../kit/known.ts';

const ptp = { ptpPairs: readPtp(ptpText) };
const mue = { mueLimits: readMue(mueText) };
const two = (first: string, second: string, modifiers: string[] = [], serviceDate = '2026-03-02') =>
  withLines({ procedure: first, serviceDate }, { procedure: second, modifiers, serviceDate });
const another = { name: person('HOUSE', 'G'), npi: '1588667638', taxonomyCode: '207R00000X' };
const { lines } = aClaim();
const drug = { ndc: '00409128331', quantity: 1, unit: 'ML' as const, prescriptionNumber: null };

export const lineCases: Examples = {
  'modifier-relations': [
    finds(
      'a visit and a procedure without 25',
      two('99213', 'G0127'),
      procedures({ G0127: { globalDays: '000' } }),
      'WARNING lines.0.modifiers',
    ),
    finds(
      'units of one procedure in two lines',
      withLines({ units: 1 }, { units: 2 }),
      {},
      'WARNING lines.1.modifiers',
    ),
    finds('50 with a side', withLines({ modifiers: ['50', 'LT'] }), {}, 'WARNING lines.0.modifiers'),
    finds('26 with TC', withLines({ modifiers: ['26', 'TC'] }), {}, 'WARNING lines.0.modifiers'),
    finds(
      'TC in a hospital',
      { placeOfService: '21', ...withLines({ modifiers: ['TC'] }) },
      {},
      'WARNING lines.0.modifiers',
    ),
    passes(
      'a visit with 25',
      withLines({ procedure: '99213', modifiers: ['25'] }, { procedure: 'G0127' }),
      procedures({ G0127: { globalDays: '000' } }),
    ),
    passes('a laboratory test beside a visit', two('99213', 'Q0111'), procedures({ Q0111: {} })),
    passes('TC at the office', withLines({ modifiers: ['TC'] })),
  ],
  telehealth: [
    finds(
      'place 10 without a modifier',
      { placeOfService: '10' },
      payer({ telehealthModifiers: ['95', 'GT'] }),
      'WARNING lines.0.modifiers',
    ),
    finds('95 at the office', withLines({ modifiers: ['95'] }), {}, 'WARNING lines.0.placeOfService'),
    passes(
      'place 10 with 95',
      { placeOfService: '10', ...withLines({ modifiers: ['95'] }) },
      payer({ telehealthModifiers: ['95'] }),
    ),
    passes('a payer that takes the place alone', { placeOfService: '10' }, payer({ telehealthModifiers: [] })),
  ],
  'place-of-service': [
    finds('one digit', { placeOfService: '1' }, {}, 'ERROR placeOfService'),
    finds(
      'an unknown one',
      withLines({ placeOfService: '99' }),
      { placesOfService: new Set(['11']) },
      'ERROR lines.0.placeOfService',
    ),
    finds(
      'an office visit in a hospital',
      { placeOfService: '21', ...withLines({ procedure: '99213' }) },
      {},
      'WARNING lines.0.placeOfService',
    ),
    finds(
      'a place that does not fit',
      {},
      procedures({ G0463: { placesOfService: ['22'] } }),
      'WARNING lines.0.placeOfService',
    ),
    passes(
      'the office',
      {},
      { placesOfService: new Set(['11']), ...procedures({ G0463: { placesOfService: ['11'] } }) },
    ),
  ],
  'new-patient': [
    finds(
      'seen two years ago',
      withLines({ procedure: '99203' }),
      { history: [seen('2024-03-02')] },
      'WARNING lines.0.procedure',
    ),
    passes('seen three years ago', withLines({ procedure: '99203' }), { history: [seen('2023-03-02')] }),
    passes('seen by another specialty', withLines({ procedure: '99203' }), {
      history: [{ ...seen('2024-03-02'), taxonomyCode: '207R00000X' }],
    }),
  ],
  'units-of-service': [
    finds('none', withLines({ units: 0 }), {}, 'ERROR lines.0.units'),
    finds('more than a line may have', withLines({ procedure: 'J3301', units: 9 }), mue, 'ERROR lines.0.units'),
    finds('a policy limit over two lines', two('G0101', 'G0101', ['76']), mue, 'ERROR lines.1.units'),
    finds(
      'a clinical limit with another claim of the day',
      withLines({ procedure: 'J0696', units: 10 }),
      { ...mue, history: [{ ...seen('2026-03-02'), procedure: 'J0696', units: 7 }] },
      'WARNING lines.0.units',
    ),
    finds('25 hours', withLines({ unit: 'MJ', units: 1500 }), {}, 'ERROR lines.0.units'),
    finds('half a visit', withLines({ units: 0.5 }), {}, 'WARNING lines.0.units'),
    passes('two lines within the limit of each', two('J3301', 'J3301', ['59']), mue),
    passes('two days', withLines({ procedure: 'G0101', units: 2, serviceDateTo: '2026-03-03' }), mue),
    passes('two providers', withLines({ procedure: 'G0101' }, { procedure: 'G0101', renderingProvider: another }), mue),
    passes('a part of a drug', withLines({ procedure: 'J0696', units: 0.5, drug }), mue),
  ],
  'procedure-pairs': [
    finds('indicator 0', two('G0438', 'G0439', ['59']), ptp, 'ERROR lines.1.procedure'),
    finds('the pair in another order', two('G0439', 'G0438'), ptp, 'ERROR lines.0.procedure'),
    finds('indicator 1', two('G0101', 'Q0091'), ptp, 'WARNING lines.1.modifiers'),
    finds('the indicator of the day', two('G2010', 'G2012', ['59'], '2024-04-01'), ptp, 'ERROR lines.1.procedure'),
    ...['59', 'XU', 'RT', '25'].map((modifier) =>
      passes(`indicator 1 with ${modifier}`, two('G0101', 'Q0091', [modifier]), ptp),
    ),
    passes('indicator 9', two('G0463', 'Q3014'), ptp),
    passes('a pair that never was', two('G0480', 'G0483'), ptp),
    passes('the indicator of the day before', two('G2010', 'G2012', ['59'], '2024-03-31'), ptp),
    passes('two days', withLines({ procedure: 'G0438' }, { procedure: 'G0439', serviceDate: '2026-03-03' }), ptp),
    passes('two providers', withLines({ procedure: 'G0438' }, { procedure: 'G0439', renderingProvider: another }), ptp),
  ],
  charges: [
    finds('another total', { total: 1 }, {}, 'ERROR total'),
    finds('a negative line', withLines({ charge: -5 }, {}), {}, 'ERROR lines.0.charge'),
    finds(
      'half a cent',
      { lines: lines.map((line) => ({ ...line, charge: 0.5 })), total: 0.5 },
      {},
      'ERROR lines.0.charge',
    ),
    finds(
      'a visit for nothing',
      withLines({ charge: 0 }, { procedure: 'G0101' }),
      procedures({ G0463: {} }),
      'ERROR lines.0.charge',
    ),
    finds('nothing at all', withLines({ charge: 0, procedure: '3074F' }), {}, 'ERROR total'),
    passes('a measure for nothing', withLines({}, { charge: 0, procedure: '3074F' }), procedures({ G0463: {} })),
  ],
  'duplicate-line': [
    finds('the same line', two('G0101', 'G0101'), {}, 'ERROR lines.1'),
    passes('a repeated one', two('G0101', 'G0101', ['76'])),
    passes('two days', withLines({}, { serviceDate: '2026-03-03' })),
    passes('two providers', withLines({}, { renderingProvider: another })),
  ],
  'duplicate-claim': [
    finds('the same claim', {}, { otherClaims: [sameClaim('OTHER1')] }, 'ERROR patientControlNumber'),
    passes('a replacement', { frequency: '7', payerControlNumber: 'ICN1' }, { otherClaims: [sameClaim('OTHER1')] }),
    passes('itself', {}, { otherClaims: [sameClaim('K7M2P9QX4RTB')] }),
    passes('another procedure beside', two('G0463', 'G0101'), { otherClaims: [sameClaim('OTHER1')] }),
  ],
  'service-dates': [
    finds('tomorrow', withLines({ serviceDate: '2026-04-13' }), {}, 'ERROR lines.0.serviceDate'),
    finds('before the birth', withLines({ serviceDate: '1980-05-16' }), {}, 'ERROR lines.0.serviceDate'),
    finds('after the death', {}, { deathDate: '2026-03-01' }, 'ERROR lines.0.serviceDate'),
    finds('no day', withLines({ serviceDate: '2026-02-30' }), {}, 'ERROR lines.0.serviceDate'),
    passes('the day of death', {}, { deathDate: '2026-03-02' }),
  ],
  'illness-dates': [
    finds('an onset after the visit', { onsetDate: '2026-03-03' }, {}, 'ERROR onsetDate'),
    finds('a range that ends before', withLines({ serviceDateTo: '2026-03-01' }), {}, 'ERROR lines.0.serviceDateTo'),
    finds(
      'a range over two months',
      withLines({ serviceDateTo: '2026-04-01' }),
      payer({ splitsMonths: true }),
      'ERROR lines.0.serviceDateTo',
    ),
    finds(
      'a stay that ends before',
      { admissionDate: '2026-03-01', dischargeDate: '2026-02-28' },
      {},
      'ERROR dischargeDate',
    ),
    passes(
      'an onset before',
      { onsetDate: '2026-02-27', ...withLines({ serviceDateTo: '2026-03-31' }) },
      payer({ splitsMonths: true }),
    ),
  ],
  'control-numbers': [
    finds('a blank', { patientControlNumber: 'A 1' }, {}, 'ERROR patientControlNumber'),
    finds('18 characters', { patientControlNumber: 'A'.repeat(18) }, {}, 'WARNING patientControlNumber'),
    finds("another claim's", {}, { isControlNumberTaken: true }, 'ERROR patientControlNumber'),
    finds(
      'a line twice',
      withLines({ controlNumber: 'L1' }, { controlNumber: 'L1' }),
      {},
      'ERROR lines.1.controlNumber',
    ),
    passes('its own', withLines({}, {}), { isControlNumberTaken: false }),
  ],
  'prior-authorization': [
    finds('none', {}, wanted, 'ERROR lines.0.priorAuthorizationNumber'),
    finds(
      'one that is not on file',
      { priorAuthorizationNumber: 'A2' },
      authorized({}),
      'WARNING lines.0.priorAuthorizationNumber',
    ),
    finds(
      'a denied one',
      { priorAuthorizationNumber: 'A1' },
      authorized({ status: 'DENIED' }),
      'ERROR lines.0.priorAuthorizationNumber',
    ),
    finds(
      'one that ended',
      { priorAuthorizationNumber: 'A1' },
      authorized({ valid: { from: '2026-01-01', to: '2026-03-01' } }),
      'ERROR lines.0.priorAuthorizationNumber',
    ),
    finds(
      'one that is used up',
      { priorAuthorizationNumber: 'A1' },
      authorized({ lines: [{ procedure: 'G0463', left: 0 }] }),
      'WARNING lines.0.priorAuthorizationNumber',
    ),
    passes('an approved one', { priorAuthorizationNumber: 'A1' }, { ...wanted, ...authorized({}) }),
  ],
  'frequency-limit': [
    finds(
      'the second in a year',
      withLines({ procedure: 'G0439' }),
      { ...yearly, history: [{ ...seen('2025-03-03'), procedure: 'G0439' }] },
      'WARNING lines.0.procedure',
    ),
    finds('two on one claim', two('G0439', 'G0439'), { ...yearly, history: [] }, 'WARNING lines.1.procedure'),
    passes('a year later', withLines({ procedure: 'G0439' }), {
      ...yearly,
      history: [{ ...seen('2025-03-02'), procedure: 'G0439' }],
    }),
  ],
};
