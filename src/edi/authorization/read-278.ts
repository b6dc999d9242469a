import type { TransactionSet } from '../envelopes/envelope.ts';
import type { SetReader } from '../envelopes/read-envelopes.ts';
import { above, childOf, element, segmentOf, segmentsOf } from '../loops/look.ts';
import type { LoopNode, ReportIn } from '../loops/loop-tree.ts';
import { loops278 } from '../loops/loops-278.ts';
import type { Report } from '../problem.ts';
import { type ReadItem, readLoops } from '../read-set.ts';
import { type ReadParty, readParty } from '../values/read-party.ts';
import { valuesIn } from '../values/read-values.ts';
import { type Rejection, rejectionsAbove } from '../values/rejections.ts';
import type { AuthorizationQuestion } from './authorization-question.ts';
import { readEvent, readService } from './read-request.ts';

/** A payer's answer to one request, or its refusal of a request as a whole. */
export interface AuthorizationAnswer extends ReadItem {
  kind: '278';
  /** BHT03 of the request. */
  reference: string | null;
  /** TRN02 of the event: the requests that are answered. */
  traces: readonly string[];
  payer: ReadParty | null;
  subscriber: ReadParty | null;
  /** Null when the answer is about the subscriber. */
  dependent: ReadParty | null;
  decision: Decision | null;
  dates: DecidedDates;
  rejections: readonly Rejection[];
  /** REF*NT and others: numbers that the payer gave the request. */
  references: readonly { qualifier: string; value: string | null }[];
  messages: readonly string[];
  services: readonly DecidedService[];
}

/** One HCR. */
export interface Decision {
  /** A1 certified in total, A2 in part, A3 not certified, A4 pended, A6 modified, C cancelled, CT contact payer, NA. */
  action: string;
  /** HCR02: the number of the authorization. */
  number: string | null;
  /** HCR03. */
  reason: string | null;
}

/** The days of the services: DTP*AAH, or 472 of a service; the authorization's own: 007 and 036. */
export interface DecidedDates {
  from: string | null;
  to: string | null;
}

export interface DecidedService {
  traces: readonly string[];
  procedure: string | null;
  decision: Decision | null;
  units: number | null;
  dates: DecidedDates;
  rejections: readonly Rejection[];
}

/** A request for an authorization, as offices send it. */
export interface AuthorizationRequestItem extends ReadItem {
  kind: '278_REQUEST';
  reference: string | null;
  question: AuthorizationQuestion;
}

type Item = AuthorizationAnswer | AuthorizationRequestItem;
type Read = Omit<AuthorizationAnswer, keyof ReadItem> | Omit<AuthorizationRequestItem, keyof ReadItem>;

/** Levels from below: each is read when it ends. */
const levels = ['2000F', '2000E', '2000D', '2000C', '2000B', '2000A'];
const request = '13';

export function read278(set: TransactionSet, item: (item: Item) => void, problem: Report): SetReader {
  const { component } = set.group.interchange.delimiters;
  const answered = new WeakSet<LoopNode>();
  let services: DecidedService[] = [];
  let requested: AuthorizationQuestion['services'][number][] = [];
  const read = (node: LoopNode, report: ReportIn): Read | null => {
    const start = segmentOf(above(node, 'HEADER'), 'BHT');
    const isRequest = element(start, 2) === request;
    if (node.loop.id === '2000F') {
      if (isRequest) requested.push(readService(node, component, report));
      else services.push(readDecided(node, component, report));
      return null;
    }
    if (isRequest) {
      if (node.loop.id !== '2000E') return null;
      const question = { ...readEvent(node, component, report), services: requested };
      requested = [];
      return { kind: '278_REQUEST', reference: element(start, 3), question };
    }
    const isEvent = node.loop.id === '2000E';
    const rejections = rejectionsAbove(node);
    // A payer that refuses above the event may leave it out.
    if (!isEvent && (answered.has(node) || rejections.length === 0)) return null;
    for (let at: LoopNode | null = node; at; at = at.parent) answered.add(at);
    const answer = readAnswer(node, { services, rejections }, report);
    services = [];
    return answer;
  };
  return readLoops<Read>({ set, loops: loops278, streamed: levels, read, item: item as never, problem });
}

function readAnswer(
  node: LoopNode,
  { services, rejections }: Pick<AuthorizationAnswer, 'services' | 'rejections'>,
  report: ReportIn,
): Omit<AuthorizationAnswer, keyof ReadItem> {
  const event = node.loop.id === '2000E' ? node : null;
  const named = (loop: string) => readParty(segmentOf(childOf(above(node, `2000${loop}`), `2010${loop}`), 'NM1'));
  return {
    kind: '278',
    reference: element(segmentOf(above(node, 'HEADER'), 'BHT'), 3),
    traces: tracesOf(event),
    payer: named('A'),
    subscriber: named('C'),
    dependent: named('D'),
    decision: readDecision(event),
    dates: event ? readDates(event, 'AAH', report) : { from: null, to: null },
    rejections,
    references: segmentsOf(event, 'REF').map((each) => ({
      qualifier: element(each, 1) ?? '',
      value: element(each, 2),
    })),
    messages: segmentsOf(event, 'MSG').flatMap((message) => element(message, 1) ?? []),
    services,
  };
}

function readDecided(node: LoopNode, component: string, report: ReportIn): DecidedService {
  const values = valuesIn(node.loop.id, report);
  const service = segmentOf(node, 'SV1');
  const [, procedure = ''] = (element(service, 1) ?? '').split(component);
  const quantity = segmentOf(node, 'HSD');
  return {
    traces: tracesOf(node),
    procedure: procedure || null,
    decision: readDecision(node),
    units: values.quantity(quantity, 2) ?? values.quantity(service, 4),
    dates: readDates(node, '472', report),
    rejections: rejectionsAbove(node).filter(({ loop }) => loop === '2000F'),
  };
}

const tracesOf = (node: LoopNode | null): string[] =>
  segmentsOf(node, 'TRN').flatMap((trace) => element(trace, 2) ?? []);

function readDecision(node: LoopNode | null): Decision | null {
  const segment = segmentOf(node, 'HCR');
  const action = element(segment, 1);
  return action === null ? null : { action, number: element(segment, 2), reason: element(segment, 3) };
}

/** The authorization's own days come before those of the services. */
function readDates(node: LoopNode, qualifier: string, report: ReportIn): DecidedDates {
  const values = valuesIn(node.loop.id, report);
  const of = (code: string) => values.dates(segmentOf(node, 'DTP', code));
  const [effective, expires, proposed] = [of('007'), of('036'), of(qualifier)];
  return {
    from: effective.from ?? proposed.from,
    to: expires.from ?? effective.to ?? proposed.to ?? (effective.from ? null : proposed.from),
  };
}
