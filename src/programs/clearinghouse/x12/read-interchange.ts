import { cutSegments, elementAt, type Separators } from './segments.ts';

/** Addresses as ISA and GS have them: answers go the other way. */
export interface Envelope {
  separators: Separators;
  senderQualifier: string;
  sender: string;
  receiverQualifier: string;
  receiver: string;
  date: string;
  time: string;
  controlNumber: string;
  usage: string;
}

export interface ReceivedSet {
  id: string;
  controlNumber: string;
  version: string;
  /** From ST to SE, with both. */
  segments: string[][];
  /** Codes of IK502 for a set whose trailer is wrong. */
  faults: string[];
}

export interface ReceivedGroup {
  functionalId: string;
  sender: string;
  receiver: string;
  controlNumber: string;
  version: string;
  sets: ReceivedSet[];
  /** Codes of AK905 for a group whose trailer is wrong. */
  faults: string[];
}

export interface Received {
  envelope: Envelope;
  groups: ReceivedGroup[];
  /** The code of TA105; 000 when the envelope is right. */
  note: string;
}

/** Reads the envelopes of a file; null when it has no ISA to answer. */
export function readInterchange(text: string): Received | null {
  const cut = cutSegments(text);
  const isa = cut?.segments[0];
  if (!cut || !isa) return null;
  const envelope = {
    separators: cut.separators,
    ...{ senderQualifier: elementAt(isa, 5), sender: elementAt(isa, 6) },
    ...{ receiverQualifier: elementAt(isa, 7), receiver: elementAt(isa, 8) },
    ...{
      date: elementAt(isa, 9),
      time: elementAt(isa, 10),
      controlNumber: elementAt(isa, 13),
      usage: elementAt(isa, 15),
    },
  };
  const body = cut.segments.slice(1, -1);
  const groups = pieces(body, 'GS', 'GE').map(readGroup);
  return { envelope, groups, note: noteOf(cut.segments, cut.isEnded, groups.length) };
}

/** 000 no fault, 001 control numbers differ, 021 wrong count of groups, 022 wrong structure, 023 the end is missing. */
function noteOf(segments: readonly string[][], isEnded: boolean, groups: number): string {
  const iea = segments.at(-1);
  if (!isEnded) return '023';
  if (segments.filter(([id]) => id === 'ISA' || id === 'IEA').length !== 2) return '022';
  if (elementAt(iea, 2) !== elementAt(segments[0], 13)) return '001';
  return Number(elementAt(iea, 1)) === groups ? '000' : '021';
}

function readGroup(segments: string[][]): ReceivedGroup {
  const [gs] = segments;
  const ge = segments.at(-1);
  const sets = pieces(segments.slice(1), 'ST', 'SE').map(readSet);
  const faults = [
    ...(ge?.[0] === 'GE' ? [] : ['3']),
    ...(ge?.[0] === 'GE' && elementAt(ge, 2) !== elementAt(gs, 6) ? ['4'] : []),
    ...(ge?.[0] === 'GE' && Number(elementAt(ge, 1)) !== sets.length ? ['5'] : []),
  ];
  return {
    ...{ functionalId: elementAt(gs, 1), sender: elementAt(gs, 2), receiver: elementAt(gs, 3) },
    ...{ controlNumber: elementAt(gs, 6), version: elementAt(gs, 8), sets, faults },
  };
}

function readSet(segments: string[][]): ReceivedSet {
  const [st] = segments;
  const se = segments.at(-1);
  const faults = [
    ...(se?.[0] === 'SE' ? [] : ['2']),
    ...(se?.[0] === 'SE' && elementAt(se, 2) !== elementAt(st, 2) ? ['3'] : []),
    ...(se?.[0] === 'SE' && Number(elementAt(se, 1)) !== segments.length ? ['4'] : []),
  ];
  return { id: elementAt(st, 1), controlNumber: elementAt(st, 2), version: elementAt(st, 3), segments, faults };
}

/** The runs of segments that begin with one id, each up to its trailer or to the next beginning. */
function pieces(segments: readonly string[][], begins: string, ends: string): string[][][] {
  const found: string[][][] = [];
  let isOpen = false;
  for (const segment of segments) {
    if (segment[0] === begins) {
      found.push([]);
      isOpen = true;
    }
    if (isOpen) found.at(-1)?.push(segment);
    if (segment[0] === ends) isOpen = false;
  }
  return found;
}
