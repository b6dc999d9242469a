import { centsIn } from '../x12/amounts.ts';
import type { ReceivedSet } from '../x12/read-interchange.ts';
import { elementAt } from '../x12/segments.ts';
import type { Party, ReceivedBatch, ReceivedClaim, ReceivedLine } from './claim.ts';
import { noParty, readParty } from './read-party.ts';

/** The levels above a claim, as they stand when it begins. */
interface Levels {
  provider: Party;
  taxId: string;
  payer: Party;
  subscriber: Party;
  patient: Party | null;
  responsibility: string;
  filingCode: string;
}

const noLevels: Levels = {
  ...{ provider: noParty, taxId: '', payer: noParty, subscriber: noParty, patient: null },
  ...{ responsibility: 'P', filingCode: '' },
};

/** Reads what answers need of an 837P, in one pass. */
export function readClaims({ segments }: ReceivedSet, component: string): ReceivedBatch {
  const batch: ReceivedBatch = { reference: '', submitter: noParty, receiver: noParty, claims: [] };
  let levels = noLevels;
  let claim: ReceivedClaim | null = null;
  let line: ReceivedLine | null = null;
  let isOfOther = false;
  for (const [index, segment] of segments.entries()) {
    const id = elementAt(segment, 0);
    if (id === 'HL') {
      claim = null;
      line = null;
      levels = levelsBelow(levels, elementAt(segment, 3));
    } else if (id === 'BHT') batch.reference = elementAt(segment, 3);
    else if (id === 'CLM') {
      line = null;
      isOfOther = false;
      claim = beginClaim(segment, component, levels, index + 1);
      batch.claims.push(claim);
    } else if (!claim) {
      if (id === 'NM1' && elementAt(segment, 1) === '41') batch.submitter = readParty(segment);
      else if (id === 'NM1' && elementAt(segment, 1) === '40') batch.receiver = readParty(segment);
      else levels = withSegment(levels, segment);
    } else if (id === 'LX') {
      line = { procedure: [], charge: 0, units: '', from: '', to: '', controlNumber: '' };
      claim.lines.push(line);
    } else if (line) readLineSegment(line, segment, component);
    // Facts of earlier payers follow, up to the lines.
    else if (id === 'SBR') isOfOther = true;
    else if (isOfOther) continue;
    else if (id === 'REF' && elementAt(segment, 1) === 'D9') claim.version ||= elementAt(segment, 2);
    else if (id === 'REF' && elementAt(segment, 1) === 'F8') claim.payerControlNumber ||= elementAt(segment, 2);
  }
  return batch;
}

function levelsBelow(levels: Levels, code: string): Levels {
  if (code === '20') return noLevels;
  if (code === '22') return { ...noLevels, provider: levels.provider, taxId: levels.taxId };
  return { ...levels, patient: null };
}

function withSegment(levels: Levels, segment: readonly string[]): Levels {
  const kind = `${elementAt(segment, 0)}*${elementAt(segment, 1)}`;
  if (kind === 'NM1*85') return { ...levels, provider: readParty(segment) };
  if (kind === 'NM1*IL') return { ...levels, subscriber: readParty(segment) };
  if (kind === 'NM1*PR') return { ...levels, payer: readParty(segment) };
  if (kind === 'NM1*QC') return { ...levels, patient: readParty(segment) };
  // A subscriber has a REF*SY, too.
  const isProvider = levels.subscriber === noParty;
  if (isProvider && (kind === 'REF*EI' || kind === 'REF*SY')) return { ...levels, taxId: elementAt(segment, 2) };
  if (!kind.startsWith('SBR*')) return levels;
  return { ...levels, responsibility: elementAt(segment, 1), filingCode: elementAt(segment, 9) };
}

function beginClaim(
  segment: readonly string[],
  component: string,
  { patient, ...levels }: Levels,
  position: number,
): ReceivedClaim {
  const [placeOfService = '', , frequency = '1'] = elementAt(segment, 5).split(component);
  return {
    ...{
      patientControlNumber: elementAt(segment, 1),
      charge: centsIn(elementAt(segment, 2)),
      placeOfService,
      frequency,
    },
    ...{ position, version: '', payerControlNumber: '', ...levels, memberId: levels.subscriber.id },
    ...{ patient: patient ?? levels.subscriber, lines: [] },
  };
}

function readLineSegment(line: ReceivedLine, segment: readonly string[], component: string): void {
  const kind = `${elementAt(segment, 0)}*${elementAt(segment, 1)}`;
  if (kind === 'DTP*472') {
    const [from = '', to = ''] = elementAt(segment, 3).split('-');
    line.from = from;
    line.to = to || from;
  } else if (kind === 'REF*6R') line.controlNumber = elementAt(segment, 2);
  else if (kind.startsWith('SV1*')) {
    line.procedure = elementAt(segment, 1).split(component).slice(0, 6);
    line.charge = centsIn(elementAt(segment, 2));
    line.units = elementAt(segment, 4);
  }
}
