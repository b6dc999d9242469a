import { readName } from '../claim/read-party.ts';
import type { TransactionSet } from '../envelopes/envelope.ts';
import type { SetReader } from '../envelopes/read-envelopes.ts';
import { above, childOf, childrenOf, element, reference, segmentOf } from '../loops/look.ts';
import type { LoopNode, ReportIn } from '../loops/loop-tree.ts';
import { loops276 } from '../loops/loops-questions.ts';
import type { Report } from '../problem.ts';
import { type ReadItem, readLoops } from '../read-set.ts';
import { readPayerName } from '../values/read-payer-name.ts';
import { valuesIn } from '../values/read-values.ts';
import type { StatusQuestion } from './write-276.ts';

/** The questions of a 276 about one patient's claims, as offices send them. */
export interface StatusQuestionItem extends ReadItem {
  kind: '276';
  /** BHT03. */
  reference: string | null;
  questions: readonly StatusQuestion[];
}

export function read276(set: TransactionSet, item: (item: StatusQuestionItem) => void, problem: Report): SetReader {
  const read = (node: LoopNode, report: ReportIn): Omit<StatusQuestionItem, keyof ReadItem> | null => {
    const claims = childrenOf(node, node.loop.id.replace('2000', '2200'));
    // A subscriber with dependents may have no question of its own.
    if (claims.length === 0) return null;
    return {
      kind: '276',
      reference: element(segmentOf(above(node, 'HEADER'), 'BHT'), 3),
      questions: claims.map((claim) => readQuestion(node, claim, report)),
    };
  };
  return readLoops({ set, loops: loops276, streamed: ['2000E', '2000D'], read, item, problem });
}

function readQuestion(node: LoopNode, claim: LoopNode, report: ReportIn): StatusQuestion {
  const named = (level: string) => segmentOf(childOf(above(node, `2000${level}`), `2100${level}`), 'NM1');
  const [receiver, provider, subscriber] = [named('B'), named('C'), named('D')];
  const values = valuesIn(claim.loop.id, report);
  const days = values.dates(segmentOf(claim, 'DTP', '472'));
  return {
    trace: element(segmentOf(claim, 'TRN'), 2) ?? '',
    payer: readPayerName(named('A')),
    receiver: { name: element(receiver, 3) ?? '', id: element(receiver, 9) ?? '' },
    provider: { name: readName(provider), npi: element(provider, 9) ?? '' },
    subscriber: { ...readPerson(above(node, '2000D'), '2100D', report), memberId: element(subscriber, 9) ?? '' },
    dependent: node.loop.id === '2000E' ? readPerson(node, '2100E', report) : null,
    payerControlNumber: reference(claim, '1K'),
    patientControlNumber: reference(claim, 'EJ') ?? '',
    total: values.cents(segmentOf(claim, 'AMT', 'T3'), 2) ?? 0,
    ...{ serviceDate: days.from ?? '', serviceDateTo: days.to },
  };
}

function readPerson(level: LoopNode | null, loop: string, report: ReportIn): StatusQuestion['dependent'] & object {
  const demographics = segmentOf(level, 'DMG');
  const sex = element(demographics, 3);
  return {
    name: readName(segmentOf(childOf(level, loop), 'NM1')),
    birthDate: valuesIn(level?.loop.id ?? '2000D', report).date(demographics, 2) ?? '',
    sex: sex === 'F' || sex === 'M' ? sex : null,
  };
}
