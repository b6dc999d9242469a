import type { Party } from '../claims/claim.ts';
import { type Advice, type AdviceLine, chargeOf, paidFor, paidOn, patientPart } from '../play/advice.ts';
import { numberFrom } from '../play/number-from.ts';
import { amountOf } from '../x12/amounts.ts';
import { type Answer, momentOf, type Segment } from '../x12/write-interchange.ts';

/** A PLB: positive cents reduce the payment. */
export interface ProviderAdjustment {
  reason: 'FB' | 'WO';
  reference: string;
  cents: number;
}

export interface Remittance {
  payer: Party;
  payee: Party;
  taxId: string;
  /** TRN02: the number of the transfer. */
  trace: string;
  /** The day of the payment, in milliseconds. */
  paidAt: number;
  advices: readonly Advice[];
  adjustments: readonly ProviderAdjustment[];
  /** Cents that BPR02 is wrong by. */
  error: number;
}

/** 835, whose claims and adjustments make no less than nothing: a payer takes no money by it. */
export function write835(remittance: Remittance, at: number): Answer {
  const { payer, payee, taxId, trace, advices, adjustments } = remittance;
  const due = dueOf(advices, adjustments);
  const { date } = momentOf(at);
  const ein = numberFrom(`payer ${payer.id}`, 9);
  return {
    ...{ functionalId: 'HP', id: '835', version: '005010X221A1', hasVersionInSet: false },
    segments: [
      payment(due + remittance.error, momentOf(remittance.paidAt).date, ein),
      ['TRN', '1', trace, `1${ein}`],
      ['DTM', '405', date],
      ['N1', 'PR', payer.name[1]],
      ['N3', '1 PLAN WAY'],
      ['N4', 'ALBANY', 'NY', '122010001'],
      ['REF', '2U', payer.id],
      ['PER', 'BL', 'PROVIDER SERVICES', 'TE', '8005550100'],
      ['N1', 'PE', payee.name.slice(1, 3).filter(Boolean).join(' '), 'XX', payee.id],
      ...(taxId ? [['REF', 'TJ', taxId] as const] : []),
      ...(advices.length > 0 ? [['LX', '1'] as const] : []),
      ...advices.flatMap(adviceSegments),
      ...adjustments.map(
        ({ reason, reference, cents }): Segment => [
          ...(['PLB', payee.id, `${date.slice(0, 4)}1231`, [reason, reference], amountOf(cents)] as const),
        ],
      ),
    ],
  };
}

/** The payments less the adjustments. */
export function dueOf(advices: readonly Advice[], adjustments: readonly ProviderAdjustment[]): number {
  const paid = advices.reduce((sum, advice) => sum + paidFor(advice), 0);
  return adjustments.reduce((left, { cents }) => left - cents, paid);
}

function payment(cents: number, day: string, ein: string): Segment {
  if (cents === 0) return ['BPR', 'H', '0', 'C', 'NON', ...Array.from({ length: 11 }, () => ''), day];
  const accounts = ['01', '011000015', 'DA', '1', `1${ein}`, '', '01', '021000021', 'DA', '2'];
  return ['BPR', 'I', amountOf(cents), 'C', 'ACH', 'CCP', ...accounts, day];
}

function adviceSegments(advice: Advice): Segment[] {
  const { patientControlNumber, status, filingCode, payerControlNumber, placeOfService, frequency, patient } = advice;
  const ofPatient = patientPart(advice);
  const responsibility = status === '22' || ofPatient === 0 ? '' : amountOf(ofPatient);
  const amounts = [amountOf(chargeOf(advice)), amountOf(paidFor(advice)), responsibility];
  return [
    ['CLP', patientControlNumber, status, ...amounts, filingCode, payerControlNumber, placeOfService, frequency],
    ['NM1', 'QC', ...patient.name, ...(advice.memberId ? ['MI', advice.memberId] : [])],
    ...(advice.crossover ? [['NM1', 'TT', '2', advice.crossover, '', '', '', '', 'PI', '99998'] as const] : []),
    ...advice.lines.flatMap(lineSegments),
  ];
}

function lineSegments(line: AdviceLine): Segment[] {
  const { procedure, charge, units, from, to, adjustments, controlNumber, remark } = line;
  const isBooked = adjustments.every(({ reason }) => reason === '45' || reason === '3');
  const paid = paidOn(line);
  const copay = adjustments.reduce((sum, { reason, cents }) => sum + (reason === '3' ? cents : 0), 0);
  return [
    ['SVC', procedure, amountOf(charge), amountOf(paid), '', units],
    ...(from === to
      ? ([['DTM', '472', from]] as const)
      : ([
          ['DTM', '150', from],
          ['DTM', '151', to],
        ] as const)),
    ...adjustments.map(({ group, reason, cents }): Segment => ['CAS', group, reason, amountOf(cents)]),
    ...(controlNumber ? [['REF', '6R', controlNumber] as const] : []),
    ...(isBooked && charge > 0 ? [['AMT', 'B6', amountOf(paid + copay)] as const] : []),
    ...(remark ? [['LQ', 'HE', remark] as const] : []),
  ];
}
