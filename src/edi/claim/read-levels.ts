import { childOf, element, segmentOf } from '../loops/look.ts';
import type { LoopNode, ReportIn } from '../loops/loop-tree.ts';
import { valuesIn } from '../values/read-values.ts';
import type { Payer } from './party.ts';
import type { BillingProvider, Dependent, Subscriber } from './professional-claim.ts';
import { noAddress, readAddress, readContact, readDemographics, readName } from './read-party.ts';

export function readBillingProvider(level: LoopNode | null): BillingProvider {
  const node = childOf(level, '2010AA');
  const name = segmentOf(node, 'NM1', '85');
  const tax = segmentOf(node, 'REF', 'EI', 'SY');
  return {
    name: readName(name),
    npi: element(name, 9) ?? '',
    taxonomyCode: element(segmentOf(level, 'PRV'), 3),
    taxIdKind: element(tax, 1) === 'SY' ? 'SSN' : 'EIN',
    taxId: element(tax, 2) ?? '',
    address: readAddress(node) ?? noAddress,
    contact: readContact(segmentOf(node, 'PER')),
  };
}

export function readSubscriber(level: LoopNode | null, report: ReportIn): Subscriber {
  const node = childOf(level, '2010BA');
  const start = segmentOf(level, 'SBR');
  const name = segmentOf(node, 'NM1', 'IL');
  return {
    responsibility: element(start, 1) ?? '',
    groupNumber: element(start, 3),
    groupName: element(start, 4),
    insuranceType: element(start, 5),
    filingCode: element(start, 9),
    memberId: element(name, 9) ?? '',
    name: readName(name),
    demographics: readDemographics(node, birthDate(node, report)),
  };
}

export function readDependent(level: LoopNode | null, report: ReportIn): Dependent | null {
  if (!level) return null;
  const node = childOf(level, '2010CA');
  const demographics = readDemographics(node, birthDate(node, report));
  return {
    relationship: element(segmentOf(level, 'PAT'), 1) ?? '',
    name: readName(segmentOf(node, 'NM1')),
    demographics: demographics ?? { address: noAddress, birthDate: '', sex: 'U' },
  };
}

export function readPayer(level: LoopNode | null): Payer {
  const node = childOf(level, '2010BB');
  const name = segmentOf(node, 'NM1');
  return {
    name: element(name, 3) ?? '',
    idKind: element(name, 8) === 'XV' ? 'XV' : 'PI',
    id: element(name, 9) ?? '',
    address: readAddress(node),
  };
}

const birthDate = (node: LoopNode | null, report: ReportIn) =>
  node ? valuesIn(node.loop.id, report).date(segmentOf(node, 'DMG'), 2) : null;
