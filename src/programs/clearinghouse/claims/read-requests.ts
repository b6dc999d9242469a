import type { ReceivedSet } from '../x12/read-interchange.ts';
import { elementAt } from '../x12/segments.ts';
import type { Party } from './claim.ts';
import { noParty, readParty } from './read-party.ts';

/** One request for an authorization: a 278 with one patient event. */
export interface AuthorizationRequest {
  payer: Party;
  provider: Party;
  subscriber: Party;
  dependent: Party | null;
  /** TRN02 and TRN03. */
  trace: string;
  origin: string;
  /** UM01 to UM03. */
  kind: readonly string[];
  from: string;
  to: string;
  services: RequestedService[];
}

export interface RequestedService {
  trace: string;
  /** SV1, as it came; null for a service without a procedure. */
  procedure: readonly string[] | null;
  /** HSD01 and HSD02, else SV103 and SV104. */
  unit: string;
  units: number;
}

/** BHT03 and the requests of a set. */
export function readRequests({ segments }: ReceivedSet): { reference: string; requests: AuthorizationRequest[] } {
  const requests: AuthorizationRequest[] = [];
  let reference = '';
  let people = { payer: noParty, provider: noParty, subscriber: noParty, dependent: null as Party | null };
  for (const segment of segments) {
    const [id, kind] = [elementAt(segment, 0), `${elementAt(segment, 0)}*${elementAt(segment, 1)}`];
    const level = id === 'HL' ? elementAt(segment, 3) : '';
    const last = requests.at(-1);
    const service = last?.services.at(-1);
    if (id === 'BHT') reference = elementAt(segment, 3);
    else if (level === '22') people = { ...people, dependent: null };
    else if (level === 'EV')
      requests.push({ ...people, trace: '', origin: '', kind: [], from: '', to: '', services: [] });
    else if (level === 'SS') last?.services.push({ trace: '', procedure: null, unit: '', units: 0 });
    else if (kind === 'NM1*X3') people = { ...people, payer: readParty(segment) };
    else if (kind === 'NM1*1P') people = { ...people, provider: readParty(segment) };
    else if (kind === 'NM1*IL') people = { ...people, subscriber: readParty(segment) };
    else if (kind === 'NM1*QC') people = { ...people, dependent: readParty(segment) };
    else if (service) readServiceSegment(service, segment);
    else if (last) readEventSegment(last, segment);
  }
  return { reference, requests };
}

function readEventSegment(request: AuthorizationRequest, segment: readonly string[]): void {
  const id = elementAt(segment, 0);
  if (id === 'TRN') {
    request.trace = elementAt(segment, 2);
    request.origin = elementAt(segment, 3);
  } else if (id === 'UM') request.kind = [1, 2, 3].map((place) => elementAt(segment, place));
  else if (id === 'DTP') {
    const [from = '', to = ''] = elementAt(segment, 3).split('-');
    request.from = from;
    request.to = to || from;
  }
}

function readServiceSegment(service: RequestedService, segment: readonly string[]): void {
  const id = elementAt(segment, 0);
  if (id === 'TRN') service.trace = elementAt(segment, 2);
  else if (id === 'SV1') {
    service.procedure = segment;
    service.unit ||= elementAt(segment, 3);
    service.units ||= Number(elementAt(segment, 4) || 0);
  } else if (id === 'HSD') {
    service.unit = elementAt(segment, 1);
    service.units = Number(elementAt(segment, 2) || 0);
  }
}
