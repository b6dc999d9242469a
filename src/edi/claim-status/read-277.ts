import type { TransactionSet } from '../envelopes/envelope.ts';
import type { SetReader } from '../envelopes/read-envelopes.ts';
import { above, childOf, childrenOf, element, reference, segmentOf, segmentsOf } from '../loops/look.ts';
import type { Loop } from '../loops/loop-table.ts';
import type { LoopNode, ReportIn } from '../loops/loop-tree.ts';
import { loops277ca } from '../loops/loops-acknowledgements.ts';
import { loops277 } from '../loops/loops-status.ts';
import type { Report } from '../problem.ts';
import { type ReadItem, readLoops } from '../read-set.ts';
import { type ReadParty, readParty } from '../values/read-party.ts';
import { valuesIn } from '../values/read-values.ts';
import { readStatuses, type Status } from './status.ts';

/** The report of one TRN of a 277CA or a 277: on the whole batch, a provider's part of it, or a claim. */
export interface StatusReport<Kind extends '277CA' | '277'> extends ReadItem {
  kind: Kind;
  level: 'RECEIVER' | 'PROVIDER' | 'CLAIM';
  /** BHT03. */
  reference: string | null;
  /** AY a clearinghouse, PR a payer. */
  source: ReadParty | null;
  /** The patient of a claim, the provider or the receiver. */
  about: ReadParty | null;
  provider: ReadParty | null;
  /** TRN02: of a claim in a 277CA it is CLM01, in a 277 the number of the question. */
  trace: string | null;
  statuses: readonly Status[];
  /** REF*1K. */
  payerControlNumber: string | null;
  /** REF*D9. */
  clearinghouseClaimNumber: string | null;
  /** REF*EJ: the patient control number of a 277. */
  patientControlNumber: string | null;
  service: { from: string | null; to: string | null };
  /** DTP*106: the day by which a request is to be answered. */
  replyBy: string | null;
  /** QTY and AMT: what was accepted (90, YU) and rejected (AA, YY). */
  totals: readonly { code: string; value: number | null }[];
  lines: readonly LineStatus[];
}

export interface LineStatus {
  procedure: string | null;
  charge: number | null;
  /** REF*FJ: REF*6R of the claim. */
  controlNumber: string | null;
  statuses: readonly Status[];
}

const levels: Readonly<Record<string, StatusReport<'277'>['level']>> = {
  '2200B': 'RECEIVER',
  '2200C': 'PROVIDER',
  '2200D': 'CLAIM',
  '2200E': 'CLAIM',
};
const loops: Readonly<Record<'277CA' | '277', Loop>> = { '277CA': loops277ca, '277': loops277 };

export const read277ca = (
  set: TransactionSet,
  item: (item: StatusReport<'277CA'>) => void,
  problem: Report,
): SetReader => readStatusSet('277CA', set, item, problem);

export const read277 = (set: TransactionSet, item: (item: StatusReport<'277'>) => void, problem: Report): SetReader =>
  readStatusSet('277', set, item, problem);

function readStatusSet<Kind extends '277CA' | '277'>(
  kind: Kind,
  set: TransactionSet,
  item: (item: StatusReport<Kind>) => void,
  problem: Report,
): SetReader {
  const { component } = set.group.interchange.delimiters;
  const read = (node: LoopNode, report: ReportIn) => {
    const level = levels[node.loop.id];
    return level ? { kind, level, ...readReport(node, component, report) } : null;
  };
  return readLoops<Omit<StatusReport<Kind>, keyof ReadItem>>({
    ...{ set, loops: loops[kind], streamed: Object.keys(levels), problem },
    read,
    item: (read) => item(read as StatusReport<Kind>),
  });
}

function readReport(node: LoopNode, component: string, report: ReportIn) {
  const letter = node.loop.id.slice(-1);
  const { parent } = node;
  const named = (loop: string) => readParty(segmentOf(childOf(above(node, `2000${loop}`), `2100${loop}`), 'NM1'));
  const values = valuesIn(node.loop.id, report);
  return {
    reference: element(segmentOf(above(node, 'HEADER'), 'BHT'), 3),
    source: named('A'),
    about: readParty(segmentOf(childOf(parent, `2100${letter}`), 'NM1')),
    provider: named('C'),
    trace: element(segmentOf(node, 'TRN'), 2),
    statuses: readStatuses(node, component, report),
    payerControlNumber: reference(node, '1K'),
    clearinghouseClaimNumber: reference(node, 'D9'),
    patientControlNumber: reference(node, 'EJ'),
    service: values.dates(segmentOf(node, 'DTP', '472')),
    replyBy: values.dates(segmentOf(node, 'DTP', '106')).from,
    totals: [
      ...segmentsOf(node, 'QTY').map((segment) => ({ segment, value: values.quantity(segment, 2) })),
      ...segmentsOf(node, 'AMT').map((segment) => ({ segment, value: values.cents(segment, 2) })),
    ].map(({ segment, value }) => ({ code: element(segment, 1) ?? '', value })),
    lines: childrenOf(node, `2220${letter}`).map((line) => readLineStatus(line, component, report)),
  };
}

function readLineStatus(node: LoopNode, component: string, report: ReportIn): LineStatus {
  const service = segmentOf(node, 'SVC');
  return {
    procedure: element(service, 1)?.split(component)[1] ?? null,
    charge: valuesIn(node.loop.id, report).cents(service, 2),
    controlNumber: reference(node, 'FJ'),
    statuses: readStatuses(node, component, report),
  };
}
