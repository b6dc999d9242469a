import { childOf, element, reference, segmentOf, segmentsOf } from '../loops/look.ts';
import type { LoopNode, ReportIn } from '../loops/loop-tree.ts';
import { type Values, valuesIn } from '../values/read-values.ts';
import type { AdjustmentGroup, LineAdjudication, OtherPayer } from './other-payer.ts';
import { readAddress, readName } from './read-party.ts';

/** The other payer of a loop 2320. */
export function readOtherPayer(node: LoopNode, report: ReportIn): OtherPayer {
  const values = valuesIn('2320', report);
  const start = segmentOf(node, 'SBR');
  const consents = segmentOf(node, 'OI');
  const insured = childOf(node, '2330A');
  const subscriber = segmentOf(insured, 'NM1');
  const paying = childOf(node, '2330B');
  const payer = segmentOf(paying, 'NM1');
  return {
    responsibility: element(start, 1) ?? '',
    relationship: element(start, 2) ?? '',
    groupNumber: element(start, 3),
    groupName: element(start, 4),
    insuranceType: element(start, 5),
    filingCode: element(start, 9),
    adjustments: readAdjustments(node, values),
    paid: values.cents(segmentOf(node, 'AMT', 'D'), 2),
    patientLiability: values.cents(segmentOf(node, 'AMT', 'EAF'), 2),
    benefitsAssigned: (element(consents, 3) ?? '') as OtherPayer['benefitsAssigned'],
    patientSignatureSource: element(consents, 4) === 'P' ? 'P' : null,
    releaseOfInformation: (element(consents, 6) ?? '') as OtherPayer['releaseOfInformation'],
    remarks: [3, 4, 5, 6, 7].flatMap((place) => element(segmentOf(node, 'MOA'), place) ?? []),
    subscriber: { name: readName(subscriber), memberId: element(subscriber, 9) ?? '', address: readAddress(insured) },
    payer: {
      ...{ name: element(payer, 3) ?? '', idKind: element(payer, 8) === 'XV' ? 'XV' : 'PI' },
      ...{ id: element(payer, 9) ?? '', address: readAddress(paying) },
    },
    adjudicatedOn: valuesIn('2330B', report).dates(segmentOf(paying, 'DTP', '573')).from,
    payerControlNumber: reference(paying, 'F8'),
  };
}

/** The decision of a loop 2430. */
export function readLineAdjudication(node: LoopNode, component: string, report: ReportIn): LineAdjudication {
  const values = valuesIn('2430', report);
  const decided = segmentOf(node, 'SVD');
  const [, procedure = '', ...modifiers] = (element(decided, 3) ?? '').split(component);
  return {
    payerId: element(decided, 1) ?? '',
    paid: values.cents(decided, 2) ?? 0,
    procedure,
    modifiers: modifiers.slice(0, 4).filter((modifier) => modifier !== ''),
    units: values.quantity(decided, 5) ?? 0,
    adjustments: readAdjustments(node, values),
    adjudicatedOn: values.dates(segmentOf(node, 'DTP', '573')).from ?? '',
    patientLiability: values.cents(segmentOf(node, 'AMT', 'EAF'), 2),
  };
}

function readAdjustments(node: LoopNode, values: Values): AdjustmentGroup[] {
  return segmentsOf(node, 'CAS').map((segment) => ({
    group: (element(segment, 1) ?? '') as AdjustmentGroup['group'],
    reasons: [2, 5, 8, 11, 14, 17].flatMap((place) => {
      const reason = element(segment, place);
      if (reason === null) return [];
      const cents = values.cents(segment, place + 1) ?? 0;
      return [{ reason, cents, quantity: values.quantity(segment, place + 2) }];
    }),
  }));
}
