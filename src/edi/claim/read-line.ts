import { childOf, childrenOf, element, reference, segmentOf } from '../loops/look.ts';
import type { LoopNode, ReportIn } from '../loops/loop-tree.ts';
import { valuesIn } from '../values/read-values.ts';
import type { ClaimLine, Drug } from './claim-line.ts';
import { readLineAdjudication } from './read-other-payer.ts';
import { readNote, readProvider, readRenderingProvider } from './read-party.ts';

/** The line of a loop 2400. */
export function readLine(node: LoopNode, component: string, report: ReportIn): ClaimLine {
  const values = valuesIn('2400', report);
  const service = segmentOf(node, 'SV1');
  const [qualifier = '', procedure = '', ...rest] = (element(service, 1) ?? '').split(component);
  if (service && qualifier !== 'HC')
    report(service, '2400', 'CODE', `The procedure has the qualifier ${qualifier || 'nothing'} instead of HC.`);
  const days = values.dates(segmentOf(node, 'DTP', '472'));
  return {
    controlNumber: reference(node, '6R') ?? '',
    procedure,
    modifiers: rest.slice(0, 4).filter((modifier) => modifier !== ''),
    description: rest[4] || null,
    charge: values.cents(service, 2) ?? 0,
    unit: element(service, 3) === 'MJ' ? 'MJ' : 'UN',
    units: values.quantity(service, 4) ?? 0,
    placeOfService: element(service, 5),
    diagnosisPointers: (element(service, 7) ?? '').split(component).filter(Boolean).map(Number),
    serviceDate: days.from ?? '',
    serviceDateTo: days.to,
    priorAuthorizationNumber: reference(node, 'G1'),
    referralNumber: reference(node, '9F'),
    cliaNumber: reference(node, 'X4'),
    note: readNote(node),
    drug: readDrug(childOf(node, '2410'), report),
    renderingProvider: readRenderingProvider(node, '2420A'),
    orderingProvider: readProvider(node, '2420E'),
    adjudications: childrenOf(node, '2430').map((each) => readLineAdjudication(each, component, report)),
  };
}

function readDrug(node: LoopNode | null, report: ReportIn): Drug | null {
  if (!node) return null;
  const amount = segmentOf(node, 'CTP');
  return {
    ndc: element(segmentOf(node, 'LIN'), 3) ?? '',
    quantity: valuesIn('2410', report).quantity(amount, 4) ?? 0,
    unit: (element(amount, 5) ?? '') as Drug['unit'],
    prescriptionNumber: element(segmentOf(node, 'REF'), 2),
  };
}
