import type { CoverageFacts, EligibilityFacts } from '../../../../../src/domains/claims/scrub/claim-facts.ts';
import type { LinePayment, PriorPayment } from '../../../../../src/domains/claims/scrub/prior-payment.ts';
import { aClaim } from '../../../../edi/kit/a-claim.ts';
import { type Examples, finds, passes, withLines } from '../kit/example.ts';
import { payer } from '../kit/known.ts';

const { subscriber } = aClaim();
const of = (changes: Partial<typeof subscriber>) => ({ subscriber: { ...subscriber, ...changes } });
const check = (changes: Partial<EligibilityFacts>) => ({
  eligibilityChecks: [
    { serviceDate: '2026-03-02', checkedOn: '2026-03-01', outcome: 'ACTIVE' as const, rejectCode: null, ...changes },
  ],
});
const ranks = (...states: CoverageFacts['state'][]) => ({
  coverages: states.map((state, index) => ({ rank: index + 1, payerId: `P${index}`, filingCode: 'CI', state })),
});
const co45 = (cents: number) => [{ group: 'CO' as const, reason: '45', cents }];
const answer = (changes: Partial<PriorPayment> = {}, line: Partial<LinePayment> = {}) => ({
  priorPayments: [
    {
      ...{
        payerId: 'P0',
        paid: 10_000,
        adjustments: [],
        remarks: [],
        patientLiability: null,
        adjudicatedOn: '2026-03-20',
      },
      lines: [
        {
          line: 0,
          paid: 10_000,
          adjustments: co45(2_550),
          remarks: ['N620'],
          patientLiability: null,
          adjudicatedOn: null,
          ...line,
        },
      ],
      ...changes,
    },
  ],
});
const holds = (kind: 'CREDENTIALING' | 'STAFF' | 'UNSIGNED_NOTE') => ({ holds: [{ kind, reason: 'X' }] });

export const coverage: Examples = {
  'member-id': [
    finds('none', of({ memberId: '' }), {}, 'ERROR subscriber.memberId'),
    finds('another form', {}, payer({ memberIdPattern: /^\d{9}[A-Z]$/ }), 'WARNING subscriber.memberId'),
    passes('the form of the payer', {}, payer({ memberIdPattern: /^W\d{9}$/ })),
  ],
  'eligibility-checked': [
    finds('no check', {}, { eligibilityChecks: [] }, 'WARNING subscriber.memberId'),
    finds('inactive', {}, check({ outcome: 'INACTIVE' }), 'WARNING subscriber.memberId'),
    finds('rejected', {}, check({ outcome: 'REJECTED', rejectCode: '72' }), 'WARNING subscriber.memberId'),
    finds('a check of last month', {}, check({ serviceDate: '2026-02-02' }), 'WARNING subscriber.memberId'),
    passes('active', {}, check({})),
    passes('checks that are not known'),
  ],
  'coverage-dates': [
    finds('it had ended', {}, { coverage: { from: '2025-01-01', to: '2026-03-01' } }, 'ERROR lines.0.serviceDate'),
    finds(
      'it ends within the line',
      withLines({ serviceDateTo: '2026-03-05' }),
      { coverage: { from: '2025-01-01', to: '2026-03-03' } },
      'ERROR lines.0.serviceDate',
    ),
    passes('it holds', {}, { coverage: { from: '2025-01-01', to: '2026-03-02' } }),
  ],
  'coverage-order': [
    finds('no rank', of({ responsibility: 'X' }), {}, 'ERROR subscriber.responsibility'),
    finds('no coverage at all', {}, { coverages: [] }, 'ERROR subscriber.responsibility'),
    finds(
      'a gap',
      {},
      { coverages: [1, 3].map((rank) => ({ rank, payerId: 'P', filingCode: null, state: 'NOT_BILLED' as const })) },
      'ERROR subscriber.responsibility',
    ),
    finds(
      'a secondary one while the primary is open',
      of({ responsibility: 'S' }),
      ranks('PENDING', 'NOT_BILLED'),
      'ERROR subscriber.responsibility',
    ),
    finds(
      'a secondary one that was forwarded',
      of({ responsibility: 'S' }),
      ranks('CROSSED_OVER', 'NOT_BILLED'),
      'ERROR subscriber.responsibility',
    ),
    finds('one rank too many', of({ responsibility: 'S' }), ranks('ADJUDICATED'), 'ERROR subscriber.responsibility'),
    passes('the primary one', {}, ranks('NOT_BILLED', 'NOT_BILLED')),
    passes('the secondary one in its turn', of({ responsibility: 'S' }), ranks('ADJUDICATED', 'NOT_BILLED')),
  ],
  'timely-filing': [
    finds('34 of 41 days', {}, { today: '2026-04-05', ...payer({ timelyFilingDays: 41 }) }, 'WARNING delayReason'),
    finds('41 of 40 days', {}, payer({ timelyFilingDays: 40 }), 'ERROR delayReason'),
    finds('late with a reason', { delayReason: '7' }, payer({ timelyFilingDays: 40 }), 'WARNING delayReason'),
    passes('32 of 41 days', {}, { today: '2026-04-03', ...payer({ timelyFilingDays: 41 }) }),
    passes('a void', { frequency: '8', payerControlNumber: 'ICN1' }, payer({ timelyFilingDays: 40 })),
  ],
  replacement: [
    finds('a replacement of nothing', { frequency: '7' }, {}, 'ERROR payerControlNumber'),
    finds('an original that names one', { payerControlNumber: 'ICN1' }, {}, 'ERROR payerControlNumber'),
    finds(
      'a payer that takes none',
      { frequency: '7', payerControlNumber: 'ICN1' },
      payer({ acceptsReplacement: false }),
      'ERROR frequency',
    ),
    passes('a void', { frequency: '8', payerControlNumber: 'ICN1' }, payer({ acceptsReplacement: true })),
  ],
  'prior-payments': [
    finds(
      'a line that does not balance',
      {},
      answer({}, { adjustments: co45(2_000) }),
      'ERROR lines.0.charge',
      'ERROR total',
    ),
    finds('a payment below zero', {}, answer({ paid: -1 }), 'ERROR total'),
    finds('its day twice', {}, answer({}, { adjudicatedOn: '2026-03-20' }), 'ERROR total'),
    finds('no day', {}, answer({ adjudicatedOn: null }), 'ERROR total'),
    finds("the patient's share twice", {}, answer({ patientLiability: 0 }, { patientLiability: 0 }), 'ERROR total'),
    finds('an unknown remark', {}, { ...answer(), remarkCodes: new Set(['M1']) }, 'ERROR total'),
    finds('an unknown reason', {}, { ...answer(), adjustmentReasons: new Set(['1']) }, 'ERROR total'),
    finds(
      'a malformed reason',
      {},
      answer({}, { adjustments: [{ group: 'CO', reason: 'CO-45', cents: 2_550 }] }),
      'ERROR total',
    ),
    passes('an answer that balances', {}, { ...answer(), adjustmentReasons: new Set(['45']) }),
    passes('its day at the lines', {}, answer({ adjudicatedOn: null }, { adjudicatedOn: '2026-03-20' })),
  ],
  'medicare-secondary': [
    finds('no reason', of({ filingCode: 'MB', responsibility: 'S' }), {}, 'ERROR subscriber.insuranceType'),
    finds('a reason of another payer', of({ insuranceType: '12' }), {}, 'ERROR subscriber.insuranceType'),
    finds(
      'Medicare twice',
      of({ filingCode: 'MB' }),
      { coverages: [1, 2].map((rank) => ({ rank, payerId: 'M', filingCode: 'MB', state: 'NOT_BILLED' as const })) },
      'ERROR subscriber.filingCode',
    ),
    passes('a reason', of({ filingCode: 'MB', responsibility: 'S', insuranceType: '12' }), ranks('ADJUDICATED')),
  ],
  'stated-consents': [
    finds('an assumed release', {}, { assumedConsents: ['releaseOfInformation'] }, 'ERROR releaseOfInformation'),
    passes('stated ones', {}, { assumedConsents: [] }),
  ],
  'patient-paid': [
    finds('more than the total', { patientPaid: 12_551 }, {}, 'WARNING patientPaid'),
    finds('a copay that is not on the claim', {}, { collected: 2_000 }, 'WARNING patientPaid'),
    passes('the copay', { patientPaid: 2_000 }, { collected: 2_000 }),
  ],
  hold: [
    finds('a note without signature', {}, holds('UNSIGNED_NOTE'), 'HOLD '),
    finds('open credentialing', {}, holds('CREDENTIALING'), 'HOLD '),
    passes('none', {}, { holds: [] }),
  ],
  accident: [
    finds(
      'a car',
      { accident: { causes: ['AA'], state: null, date: null } },
      {},
      ...['ERROR accident.date', 'ERROR accident.state'],
    ),
    finds(
      'workers’ compensation without an accident',
      of({ filingCode: 'WC' }),
      { workersCompensation: { claimNumber: 'C1', employer: null } },
      ...['ERROR accident', 'ERROR subscriber'],
    ),
    finds('no cause', { accident: { causes: [], state: null, date: '2026-03-01' } }, {}, 'ERROR accident.causes'),
    passes('a car, a day, a state', { accident: { causes: ['AA'], state: 'NY', date: '2026-03-01' } }),
    passes(
      'an accident at work',
      { ...of({ filingCode: 'WC' }), accident: { causes: ['EM'], state: null, date: '2026-03-01' } },
      { workersCompensation: { claimNumber: 'C1', employer: 'EXAMPLE MILL' } },
    ),
  ],
};
