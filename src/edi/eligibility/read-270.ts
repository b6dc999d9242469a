import { readName } from '../claim/read-party.ts';
import type { TransactionSet } from '../envelopes/envelope.ts';
import type { SetReader } from '../envelopes/read-envelopes.ts';
import { above, childOf, childrenOf, element, reference, segmentOf } from '../loops/look.ts';
import type { LoopNode, ReportIn } from '../loops/loop-tree.ts';
import { loops270 } from '../loops/loops-questions.ts';
import type { Report } from '../problem.ts';
import { type ReadItem, readLoops } from '../read-set.ts';
import { readPayerName } from '../values/read-payer-name.ts';
import { valuesIn } from '../values/read-values.ts';
import type { EligibilityQuestion } from './write-270.ts';

/** One question of a 270, as offices send it. */
export interface EligibilityQuestionItem extends ReadItem {
  kind: '270';
  /** BHT03. */
  reference: string | null;
  question: EligibilityQuestion;
}

export function read270(
  set: TransactionSet,
  item: (item: EligibilityQuestionItem) => void,
  problem: Report,
): SetReader {
  const read = (node: LoopNode, report: ReportIn): Omit<EligibilityQuestionItem, keyof ReadItem> | null => {
    // A subscriber with dependents is asked about below.
    if (!segmentOf(node, 'TRN')) return null;
    return {
      kind: '270',
      reference: element(segmentOf(above(node, 'HEADER'), 'BHT'), 3),
      question: readQuestion(node, report),
    };
  };
  return readLoops({ set, loops: loops270, streamed: ['2000D', '2000C'], read, item, problem });
}

function readQuestion(node: LoopNode, report: ReportIn): EligibilityQuestion {
  const trace = segmentOf(node, 'TRN');
  const named = (level: string) => childOf(above(node, `2000${level}`), `2100${level}`);
  const provider = segmentOf(named('B'), 'NM1');
  const isDependent = node.loop.id === '2000D';
  const person = named(isDependent ? 'D' : 'C');
  return {
    ...{ trace: element(trace, 2) ?? '', origin: element(trace, 3) ?? '' },
    payer: readPayerName(segmentOf(named('A'), 'NM1')),
    provider: { name: readName(provider), npi: element(provider, 9) ?? '' },
    subscriber: {
      ...readInsured(named('C'), report),
      ...{ memberId: element(segmentOf(named('C'), 'NM1'), 9), groupNumber: reference(named('C'), '6P') },
    },
    dependent: isDependent ? readInsured(person, report) : null,
    serviceDate: valuesIn(node.loop.id, report).dates(segmentOf(person, 'DTP', '291')).from ?? '',
    serviceTypes: person
      ? childrenOf(person, isDependent ? '2110D' : '2110C').flatMap((loop) => element(segmentOf(loop, 'EQ'), 1) ?? [])
      : [],
  };
}

function readInsured(node: LoopNode | null, report: ReportIn): EligibilityQuestion['dependent'] & object {
  const demographics = segmentOf(node, 'DMG');
  const sex = element(demographics, 3);
  return {
    name: readName(segmentOf(node, 'NM1')),
    birthDate: valuesIn(node?.loop.id ?? '2100C', report).date(demographics, 2),
    sex: sex === 'F' || sex === 'M' ? sex : null,
  };
}
