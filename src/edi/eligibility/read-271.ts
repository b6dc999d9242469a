import type { TransactionSet } from '../envelopes/envelope.ts';
import type { SetReader } from '../envelopes/read-envelopes.ts';
import { above, childOf, childrenOf, element, segmentOf, segmentsOf } from '../loops/look.ts';
import type { LoopNode, ReportIn } from '../loops/loop-tree.ts';
import { loops271 } from '../loops/loops-271.ts';
import type { Report } from '../problem.ts';
import { type ReadItem, readLoops } from '../read-set.ts';
import type { Delimiters } from '../tokens/delimiters.ts';
import { type ReadParty, readParty } from '../values/read-party.ts';
import { valuesIn } from '../values/read-values.ts';
import { type Rejection, rejectionsAbove } from '../values/rejections.ts';
import { type Benefit, readBenefit } from './benefit.ts';

/** The answer about one person, or the refusal of the payer or of the provider as a whole. */
export interface EligibilityAnswer extends ReadItem {
  kind: '271';
  /** BHT03 of the question. */
  reference: string | null;
  /** TRN02 of the person's level: the numbers of the questions that are answered. */
  traces: readonly string[];
  payer: ReadParty | null;
  provider: ReadParty | null;
  subscriber: ReadParty | null;
  /** Null when the answer is about the subscriber. */
  dependent: ReadParty | null;
  birthDate: string | null;
  sex: string | null;
  dates: Benefit['dates'];
  references: readonly { qualifier: string; value: string | null }[];
  /** REJECTED: an AAA came. ACTIVE and INACTIVE by EB01. UNKNOWN: neither came. */
  outcome: 'ACTIVE' | 'INACTIVE' | 'REJECTED' | 'UNKNOWN';
  rejections: readonly Rejection[];
  benefits: readonly Benefit[];
}

type Read = Omit<EligibilityAnswer, keyof ReadItem>;

/** Levels from below: each is read when it ends. */
const levels = ['2000D', '2000C', '2000B', '2000A'];

export function read271(set: TransactionSet, item: (item: EligibilityAnswer) => void, problem: Report): SetReader {
  /** Levels of which something below was an answer already. */
  const answered = new WeakSet<LoopNode>();
  const read = (node: LoopNode, report: ReportIn): Read | null => {
    if (!levels.includes(node.loop.id)) return null;
    const isPerson = node.loop.id === '2000C' || node.loop.id === '2000D';
    const person = isPerson ? childOf(node, node.loop.id.replace('2000', '2100')) : null;
    const answer = readAnswer(node, person, set.group.interchange.delimiters, report);
    const isSaid =
      answer.benefits.length > 0 || answer.rejections.some(({ loop }) => loop.slice(-1) === node.loop.id.slice(-1));
    if (answered.has(node) ? !(isPerson && isSaid) : !(isPerson || isSaid)) return null;
    for (let at: LoopNode | null = node; at; at = at.parent) answered.add(at);
    return answer;
  };
  return readLoops<Read>({ set, loops: loops271, streamed: levels, read, item, problem });
}

function readAnswer(level: LoopNode, person: LoopNode | null, delimiters: Delimiters, report: ReportIn): Read {
  const named = (loop: string) => {
    const party = childOf(above(level, `2000${loop}`), `2100${loop}`);
    return readParty(segmentOf(party, 'NM1'));
  };
  const values = valuesIn(person?.loop.id ?? level.loop.id, report);
  const demographics = segmentOf(person, 'DMG');
  const benefits = person ? childrenOf(person, `2110${person.loop.id.slice(-1)}`) : [];
  const read = benefits.map((loop) => readBenefit(loop, delimiters, report));
  const rejections = rejectionsAbove(level, benefits);
  return {
    kind: '271',
    reference: element(segmentOf(above(level, 'HEADER'), 'BHT'), 3),
    traces: segmentsOf(level, 'TRN').flatMap((trace) => element(trace, 2) ?? []),
    payer: named('A'),
    provider: named('B'),
    subscriber: named('C'),
    dependent: named('D'),
    birthDate: values.date(demographics, 2),
    sex: element(demographics, 3),
    dates: segmentsOf(person, 'DTP').map((date) => ({ qualifier: element(date, 1) ?? '', ...values.dates(date) })),
    references: segmentsOf(person, 'REF').map((each) => ({
      qualifier: element(each, 1) ?? '',
      value: element(each, 2),
    })),
    outcome: outcomeOf(read, rejections),
    rejections,
    benefits: read,
  };
}

function outcomeOf(benefits: readonly Benefit[], rejections: readonly Rejection[]): EligibilityAnswer['outcome'] {
  if (benefits.some(({ information }) => /^[1-5]$/.test(information))) return 'ACTIVE';
  if (benefits.some(({ information }) => /^[6-8]$/.test(information))) return 'INACTIVE';
  return rejections.length > 0 ? 'REJECTED' : 'UNKNOWN';
}
