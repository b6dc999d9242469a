import { readName, readProvider } from '../claim/read-party.ts';
import { above, childOf, element, segmentOf } from '../loops/look.ts';
import type { LoopNode, ReportIn } from '../loops/loop-tree.ts';
import { readPayerName } from '../values/read-payer-name.ts';
import { valuesIn } from '../values/read-values.ts';
import type { AuthorizationQuestion, RequestedPerson, RequestedService } from './authorization-question.ts';

/** The event of a request with the levels above it; its services come before it ends. */
export function readEvent(
  node: LoopNode,
  component: string,
  report: ReportIn,
): Omit<AuthorizationQuestion, 'services'> {
  const trace = segmentOf(node, 'TRN');
  const kind = segmentOf(node, 'UM');
  const [placeOfService = ''] = (element(kind, 4) ?? '').split(component);
  const payer = nameIn(node, 'A');
  const provider = nameIn(node, 'B');
  const dependent = above(node, '2000D');
  const days = valuesIn('2000E', report).dates(segmentOf(node, 'DTP', 'AAH'));
  return {
    ...{ trace: element(trace, 2) ?? '', origin: element(trace, 3) ?? '' },
    category: (element(kind, 1) ?? '') as AuthorizationQuestion['category'],
    certification: (element(kind, 2) ?? '') as AuthorizationQuestion['certification'],
    ...{ serviceType: element(kind, 3), placeOfService: placeOfService || null },
    payer: readPayerName(payer),
    provider: { name: readName(provider), npi: element(provider, 9) ?? '' },
    subscriber: { ...readPerson(node, 'C', report), memberId: element(nameIn(node, 'C'), 9) ?? '' },
    dependent: dependent && {
      ...readPerson(node, 'D', report),
      relationship: element(segmentOf(childOf(dependent, '2010D'), 'INS'), 2) ?? '',
    },
    ...{ from: days.from ?? '', to: days.to ?? '' },
    diagnoses: (segmentOf(node, 'HI')?.elements.slice(1) ?? []).flatMap((text) => text.split(component)[1] ?? []),
    referringProvider: readProvider(node, '2010E'),
  };
}

export function readService(node: LoopNode, component: string, report: ReportIn): RequestedService {
  const values = valuesIn('2000F', report);
  const service = segmentOf(node, 'SV1');
  const quantity = segmentOf(node, 'HSD');
  const [, procedure = ''] = (element(service, 1) ?? '').split(component);
  return {
    trace: element(segmentOf(node, 'TRN'), 2) ?? '',
    serviceType: element(segmentOf(node, 'UM'), 3),
    procedure: procedure || null,
    units: values.quantity(quantity, 2) ?? values.quantity(service, 4) ?? 0,
    unit: (element(quantity, 1) ?? element(service, 3)) === 'UN' ? 'UN' : 'VS',
  };
}

const nameIn = (node: LoopNode, level: string) =>
  segmentOf(childOf(above(node, `2000${level}`), `2010${level}`), 'NM1');

function readPerson(node: LoopNode, level: string, report: ReportIn): RequestedPerson {
  const demographics = segmentOf(childOf(above(node, `2000${level}`), `2010${level}`), 'DMG');
  const sex = element(demographics, 3);
  return {
    name: readName(nameIn(node, level)),
    birthDate: valuesIn(`2010${level}`, report).date(demographics, 2),
    sex: sex === 'F' || sex === 'M' ? sex : null,
  };
}
