import type { AuthorizationRequest, RequestedService } from '../claims/read-requests.ts';
import type { Authorization } from '../play/choose-authorization.ts';
import { type Answer, momentOf, type Segment } from '../x12/write-interchange.ts';
import { partySegment } from './party-segment.ts';

export interface AnsweredRequest {
  request: AuthorizationRequest;
  play: Authorization;
}

/** 278: the decision of each request. A payer that is down says so at its own level. */
export function write278(reference: string, answers: readonly AnsweredRequest[], at: number): Answer {
  const { date, second: time } = momentOf(at);
  let level = 0;
  const next = () => {
    level += 1;
    return String(level);
  };
  const segments: Segment[] = [['BHT', '0007', '11', reference, date, time, '18']];
  for (const { request, play } of answers) {
    const { payer, provider, subscriber, dependent } = request;
    const [paying, asking, insured] = [next(), next(), next()];
    segments.push(
      ['HL', paying, '', '20', '1'],
      partySegment('X3', payer),
      ...(play === 'DOWN42' ? [['AAA', 'Y', '', '42', 'R'] as const] : []),
      ['HL', asking, paying, '21', '1'],
      partySegment('1P', provider),
      ['HL', insured, asking, '22', '1'],
      partySegment('IL', subscriber),
      ...(play === 'NF75' ? [['AAA', 'N', '', '75', 'C'] as const] : []),
    );
    const patient = dependent ? next() : insured;
    if (dependent) segments.push(['HL', patient, insured, '23', '1'], partySegment('QC', dependent));
    const event = next();
    segments.push(['HL', event, patient, 'EV', request.services.length > 0 ? '1' : '0'], ...eventOf(request, play));
    for (const [index, service] of request.services.entries())
      segments.push(['HL', next(), event, 'SS', '0'], ...serviceOf(request, service, play, index));
  }
  return { functionalId: 'HI', id: '278', version: '005010X217', hasVersionInSet: true, segments };
}

/** HCR01, and HCR03 of refusals. */
const decisions: Readonly<Record<Authorization, readonly [action: string, reason: string] | null>> = {
  CERT: ['A1', ''],
  PARTIAL: ['A2', ''],
  MODIFY: ['A6', ''],
  REFUSE: ['A3', '1E'],
  PEND: ['A4', '0V'],
  CALL: ['CT', ''],
  NF75: null,
  DOWN42: null,
};

function eventOf({ trace, origin, kind, from, to }: AuthorizationRequest, play: Authorization): Segment[] {
  const decision = decisions[play];
  const isAgreed = play === 'CERT' || play === 'PARTIAL' || play === 'MODIFY';
  return [
    ['TRN', '2', trace, origin],
    ['UM', ...kind],
    ...(decision ? [hcr(decision, isAgreed ? numberOf(trace) : '')] : []),
    ...(isAgreed && from ? [['DTP', '007', 'RD8', `${from}-${to}`] as const] : []),
    ...(play === 'CALL' ? [['MSG', 'CALL THE REVIEWER'] as const] : []),
  ];
}

/** In part: the first service alone. Modified: half of the units, but one at least. */
function serviceOf(
  { origin }: AuthorizationRequest,
  { trace, procedure, unit, units }: RequestedService,
  play: Authorization,
  index: number,
): Segment[] {
  const decision =
    play === 'PARTIAL' && index > 0 ? decisions.REFUSE : play === 'PARTIAL' ? decisions.CERT : decisions[play];
  const given = play === 'MODIFY' ? Math.max(1, Math.floor(units / 2)) : units;
  const isCounted = procedure === null || unit !== elementOf(procedure, 3);
  return [
    ...(trace ? [['TRN', '2', trace, origin] as const] : []),
    ...(decision ? [hcr(decision, '')] : []),
    ...(procedure
      ? [isCounted ? procedure.slice(0, 2) : [...procedure.slice(0, 4), String(given)]].map(asSegment)
      : []),
    ...(isCounted && unit ? [['HSD', unit, String(given)] as const] : []),
  ];
}

const asSegment = ([id = '', ...elements]: readonly string[]): Segment => [id, ...elements];
const elementOf = (segment: readonly string[], place: number): string => segment[place] ?? '';

const hcr = ([action, reason]: readonly [string, string], number: string): Segment =>
  reason ? ['HCR', action, number, reason] : number ? ['HCR', action, number] : ['HCR', action];

/** A number of its own for each request. */
const numberOf = (trace: string): string => `AUTH${trace.slice(0, 8)}`;
