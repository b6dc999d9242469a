import { above, childOf, childrenOf, element, reference, segmentOf, segmentsOf } from '../loops/look.ts';
import type { LoopNode, ReportIn, Segment } from '../loops/loop-tree.ts';
import type { Delimiters } from '../tokens/delimiters.ts';
import { type Values, valuesIn } from '../values/read-values.ts';
import type { Accident, ProfessionalClaim } from './professional-claim.ts';
import { readBillingProvider, readDependent, readPayer, readSubscriber } from './read-levels.ts';
import { readLine } from './read-line.ts';
import { readOtherPayer } from './read-other-payer.ts';
import { noAddress, readAddress, readName, readNote, readProvider, readRenderingProvider } from './read-party.ts';

/** The claim of a loop 2300 and of the levels above it. */
export function readClaim(node: LoopNode, { component }: Delimiters, report: ReportIn): ProfessionalClaim {
  const values = valuesIn('2300', report);
  const head = segmentOf(node, 'CLM');
  const [placeOfService = '', , frequency = ''] = (element(head, 5) ?? '').split(component);
  const billing = above(node, '2000A');
  const subscriber = above(node, '2000B');
  return {
    patientControlNumber: element(head, 1) ?? '',
    frequency: frequency as ProfessionalClaim['frequency'],
    total: values.cents(head, 2) ?? 0,
    placeOfService,
    isProviderSignatureOnFile: element(head, 6) === 'Y',
    acceptsAssignment: (element(head, 7) ?? '') as ProfessionalClaim['acceptsAssignment'],
    benefitsAssigned: (element(head, 8) ?? '') as ProfessionalClaim['benefitsAssigned'],
    releaseOfInformation: (element(head, 9) ?? '') as ProfessionalClaim['releaseOfInformation'],
    patientSignatureSource: element(head, 10) === 'P' ? 'P' : null,
    accident: readAccident(node, component, values),
    delayReason: element(head, 20),
    onsetDate: date(node, '431', values),
    lastMenstrualPeriod: date(node, '484', values),
    admissionDate: date(node, '435', values),
    dischargeDate: date(node, '096', values),
    attachments: segmentsOf(node, 'PWK').map((segment) => ({
      type: element(segment, 1) ?? '',
      transmission: element(segment, 2) ?? '',
      controlNumber: element(segment, 6),
    })),
    patientPaid: values.cents(segmentOf(node, 'AMT', 'F5'), 2),
    referralNumber: reference(node, '9F'),
    priorAuthorizationNumber: reference(node, 'G1'),
    payerControlNumber: reference(node, 'F8'),
    cliaNumber: reference(node, 'X4'),
    clearinghouseClaimNumber: reference(node, 'D9'),
    medicalRecordNumber: reference(node, 'EA'),
    note: readNote(node),
    diagnoses: readDiagnoses(node, component, report),
    billingProvider: readBillingProvider(billing),
    payTo: readAddress(childOf(billing, '2010AB')),
    subscriber: readSubscriber(subscriber, report),
    payer: readPayer(subscriber),
    patient: readDependent(above(node, '2000C'), report),
    referringProvider: readProvider(node, '2310A'),
    renderingProvider: readRenderingProvider(node, '2310B'),
    serviceFacility: readFacility(childOf(node, '2310C')),
    supervisingProvider: readProvider(node, '2310D'),
    otherPayers: childrenOf(node, '2320').map((other) => readOtherPayer(other, report)),
    lines: childrenOf(node, '2400').map((line) => readLine(line, component, report)),
  };
}

const date = (node: LoopNode, qualifier: string, values: Values) =>
  values.dates(segmentOf(node, 'DTP', qualifier)).from;

function readAccident(node: LoopNode, component: string, values: Values): Accident | null {
  const [first, second, third, state] = (element(segmentOf(node, 'CLM'), 11) ?? '').split(component);
  const causes = [first, second, third].filter((cause) => cause !== undefined && cause !== '');
  const day = date(node, '439', values);
  if (causes.length === 0 && !state && !day) return null;
  return { causes: causes as Accident['causes'], state: state || null, date: day };
}

function readDiagnoses(node: LoopNode, component: string, report: ReportIn): string[] {
  const read = (segment: Segment, text: string): string[] => {
    const [qualifier = '', code] = text.split(component);
    if (code === undefined)
      report(segment, '2300', 'COMPONENT_SEPARATOR', `HI holds ${text}: a qualifier and its code are one element.`);
    else if (qualifier !== 'ABK' && qualifier !== 'ABF')
      report(segment, '2300', 'CODE', `Diagnosis ${code} has the qualifier ${qualifier}: it is not of ICD-10-CM.`);
    return code ? [code] : [];
  };
  return segmentsOf(node, 'HI').flatMap((segment) =>
    segment.elements.slice(1).flatMap((text) => (text ? read(segment, text) : [])),
  );
}

function readFacility(node: LoopNode | null): ProfessionalClaim['serviceFacility'] {
  const name = segmentOf(node, 'NM1');
  if (!name) return null;
  const named = readName(name);
  return {
    name: named.kind === 'ORGANIZATION' ? named.name : named.familyName,
    npi: element(name, 9),
    address: readAddress(node) ?? noAddress,
  };
}
