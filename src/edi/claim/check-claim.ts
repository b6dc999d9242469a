import { above, childOf, childrenOf, element, segmentOf } from '../loops/look.ts';
import type { LoopNode, ReportIn, Segment } from '../loops/loop-tree.ts';
import type { ProblemCode } from '../problem.ts';
import { isNpi } from '../values/npi.ts';
import type { ProfessionalClaim } from './professional-claim.ts';

const providers = ['2310A', '2310B', '2310C', '2310D'];
/** Loops of other payers' providers, which a claim has no fields for. */
const notKept = ['2330C', '2330D', '2330E', '2330F', '2330G'];

/** Warts that a file of claims has although its loops are right. */
export function checkClaim(node: LoopNode, claim: ProfessionalClaim, report: ReportIn): void {
  const billing = childOf(above(node, '2000A'), '2010AA');
  const start = segmentOf(node, 'CLM') ?? { elements: ['CLM'], position: 0 };
  const at = (segment: Segment | null, loop: string, code: ProblemCode, text: string) =>
    report(segment ?? start, loop, code, text);
  for (const loop of [billing, ...providers.map((id) => childOf(node, id))]) {
    const npi = element(segmentOf(loop, 'NM1'), 9);
    if (loop && npi && !isNpi(npi)) at(segmentOf(loop, 'NM1'), loop.loop.id, 'NPI', `${npi} has a wrong check digit.`);
  }
  for (const loop of [billing, childOf(node, '2310C')]) {
    const place = segmentOf(loop, 'N4');
    const code = element(place, 3) ?? '';
    if (loop && !element(place, 4) && !/^\d{9}$/.test(code))
      at(place, loop.loop.id, 'POSTAL_CODE', `The ZIP code is ${code || 'missing'}: nine digits are required here.`);
  }
  for (const place of addressed(node)) {
    const code = element(place.segment, 3);
    if (code && !element(place.segment, 4) && !/^\d{5}(\d{4})?$/.test(code))
      at(place.segment, place.loop, 'POSTAL_CODE', `The ZIP code is ${code}: it has neither five nor nine digits.`);
  }
  const taxonomies = [segmentOf(above(node, '2000A'), 'PRV'), segmentOf(childOf(node, '2310B'), 'PRV')];
  for (const segment of taxonomies) {
    const code = element(segment, 3);
    if (code && !/^[0-9A-Z]{9}X$/.test(code)) at(segment, '2000A', 'TAXONOMY', `${code} is no taxonomy code.`);
  }
  const isRendered = claim.renderingProvider || claim.lines.every((line) => line.renderingProvider);
  if (claim.billingProvider.name.kind === 'ORGANIZATION' && !isRendered)
    at(
      start,
      '2310B',
      'RENDERING_PROVIDER_MISSING',
      'The biller is an organization, and no rendering provider is named.',
    );
  checkPatient(node, claim, at);
  checkLines(node, claim, at);
  for (const other of childrenOf(node, '2320')) {
    for (const { loop, segments } of other.children)
      if (notKept.includes(loop.id))
        at(segments[0] ?? null, loop.id, 'NOT_KEPT', 'A provider as another payer knows it is not read.');
  }
}

/** N4 of those whose ZIP code may be short. */
function addressed(node: LoopNode): { segment: Segment; loop: string }[] {
  const levels: readonly (readonly [string, string])[] = [
    ['2000A', '2010AB'],
    ['2000B', '2010BA'],
    ['2000C', '2010CA'],
  ];
  return levels.flatMap(([level, loop]) => {
    const segment = segmentOf(childOf(above(node, level), loop), 'N4');
    return segment ? [{ segment, loop }] : [];
  });
}

type ReportAt = (segment: Segment | null, loop: string, code: ProblemCode, text: string) => void;

function checkPatient(node: LoopNode, { patient, subscriber }: ProfessionalClaim, at: ReportAt): void {
  const level = above(node, '2000B');
  const start = segmentOf(level, 'SBR');
  const isSelf = element(start, 2) === '18';
  if (isSelf === (patient !== null))
    at(
      start,
      '2000B',
      'HIERARCHY',
      `SBR02 says that the subscriber is ${isSelf ? '' : 'not '}the patient; the levels do not.`,
    );
  const hierarchy = level?.segments[0] ?? null;
  if (element(hierarchy, 4) !== (patient ? '1' : '0'))
    at(
      hierarchy,
      '2000B',
      'HIERARCHY',
      `HL04 is ${element(hierarchy, 4)}; there is ${patient ? 'a' : 'no'} level below.`,
    );
  if (!patient && !subscriber.demographics)
    at(
      segmentOf(childOf(level, '2010BA'), 'NM1'),
      '2010BA',
      'MISSING',
      'The patient has neither address nor birth date.',
    );
}

function checkLines(node: LoopNode, { lines, total }: ProfessionalClaim, at: ReportAt): void {
  for (const [index, line] of childrenOf(node, '2400').entries()) {
    const number = segmentOf(line, 'LX');
    if (element(number, 1) !== String(index + 1))
      at(number, '2400', 'SEQUENCE', `LX01 is ${element(number, 1)}; it is line ${index + 1} of its claim.`);
  }
  const sum = lines.reduce((cents, line) => cents + line.charge, 0);
  if (sum !== total) {
    const text = `CLM02 says ${(total / 100).toFixed(2)}; the lines make ${(sum / 100).toFixed(2)}.`;
    at(segmentOf(node, 'CLM'), '2300', 'CLAIM_TOTAL', text);
  }
}
