import type { TransactionSet } from '../envelopes/envelope.ts';
import type { SetReader } from '../envelopes/read-envelopes.ts';
import { type Loop, placeIn } from '../loops/loop-table.ts';
import { loops835 } from '../loops/loops-835.ts';
import { atMost, type Problem, type ProblemCode } from '../problem.ts';
import { seenNumbers } from '../values/seen-numbers.ts';
import { type AdviceBuilder, adviceBuilder, type Where } from './advice-builder.ts';
import { difference } from './balance.ts';
import { headerBuilder } from './header-builder.ts';
import { readProviderAdjustments } from './read-parts.ts';
import type { Advice, ProviderAdjustment, RemittanceEnd, RemittanceHeader } from './remittance.ts';
import { segmentValues } from './segment-values.ts';

export type RemittanceItem = RemittanceHeader | Advice | RemittanceEnd;

const mostProblems = 100;

/** Reads an 835 claim by claim. No more than one claim is kept. */
export function read835(set: TransactionSet, item: (item: RemittanceItem) => void): SetReader {
  const { component } = set.group.interchange.delimiters;
  let problems: Problem[] = [];
  let note = atMost(mostProblems, (problem) => problems.push(problem));
  let loop: Loop = loops835;
  let id = 'ST';
  let at = 0;
  const report = (code: ProblemCode, text: string, where?: Where) =>
    note({ ...(where ?? { segment: id, position: at, loop: loop.id }), code, text });
  const values = segmentValues(report);
  const header = headerBuilder(values);
  const providerAdjustments: ProviderAdjustment[] = [];
  const seen = seenNumbers();
  const reversed = seenNumbers();
  let advice: AdviceBuilder | null = null;
  let isHeaderOut = false;
  let count = 0;
  let paid: number | null = 0;

  const take = () => {
    const taken = problems;
    problems = [];
    if (taken.length > 0) note = atMost(mostProblems, (problem) => problems.push(problem));
    return taken;
  };
  const headerOut = () => {
    if (isHeaderOut) return;
    isHeaderOut = true;
    for (const missing of header.missing()) report('MISSING', `The set has no ${missing}.`);
    item({ kind: '835', part: 'HEADER', set, problems: take(), ...header.header });
  };
  const adviceOut = () => {
    if (!advice) return;
    const done = advice.end();
    advice = null;
    if (paid !== null) paid = done.paid === null ? null : paid + done.paid;
    item({ ...done, problems: take() });
  };
  const open = (elements: readonly string[]) => {
    adviceOut();
    headerOut();
    count += 1;
    advice = adviceBuilder(elements, { set, ordinal: count, position: at, component, values, report });
    const number = elements[1] ?? '';
    // A reversal and its correction have the number of the claim that they undo.
    if (elements[2] === '22') reversed.add(number);
    else if (!seen.add(number) && !reversed.has(number))
      report('DUPLICATE_CLAIM', `CLP01 ${number} came before in this set.`);
  };

  const segment = (elements: readonly string[], position: number) => {
    id = elements[0] ?? '';
    at = position;
    for (let reached: Loop | null = loop; reached; reached = reached.parent) {
      const place = placeIn(reached, elements);
      if (!place) continue;
      loop = place.begins ?? reached;
      if (loop.id === '2110' || loop.id === '2100') {
        if (id === 'CLP') open(elements);
        else advice?.segment(elements, loop.id === '2110', position);
      } else if (loop.id === '2000') {
        adviceOut();
        headerOut();
      } else if (id === 'PLB') {
        adviceOut();
        headerOut();
        providerAdjustments.push(...readProviderAdjustments(elements, component, values));
      } else header.segment(elements, loop.id);
      return;
    }
    report('UNEXPECTED_SEGMENT', `${id}*${elements[1] ?? ''} has no place here.`);
  };

  const end = (position: number) => {
    adviceOut();
    headerOut();
    [loop, id, at] = [loops835, 'SE', position];
    let due = paid;
    for (const { cents } of providerAdjustments) due = due === null || cents === null ? null : due - cents;
    const fault = difference(due, header.header.paid);
    if (fault) report('SET_BALANCE', `The claims and PLB do not make BPR02: ${fault}`);
    item({ kind: '835', part: 'END', set, advices: count, providerAdjustments, problems: take() });
  };
  return { segment, end };
}
