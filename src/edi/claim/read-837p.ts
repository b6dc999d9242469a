import type { TransactionSet } from '../envelopes/envelope.ts';
import type { SetReader } from '../envelopes/read-envelopes.ts';
import { above, childOf, element, segmentOf } from '../loops/look.ts';
import type { LoopNode, ReportIn } from '../loops/loop-tree.ts';
import { loops837p } from '../loops/loops-837p.ts';
import type { Report } from '../problem.ts';
import { type ReadItem, readLoops } from '../read-set.ts';
import { checkClaim } from './check-claim.ts';
import { checkLevels } from './check-levels.ts';
import type { Submitter } from './claim-file.ts';
import type { ProfessionalClaim } from './professional-claim.ts';
import { readClaim } from './read-claim.ts';
import { readContact } from './read-party.ts';

/** One claim of an 837P with what its set says about all of them. */
export interface ClaimItem extends ReadItem {
  kind: '837P';
  /** BHT03. */
  reference: string | null;
  purpose: string | null;
  submitter: Submitter;
  receiver: { name: string; id: string };
  claim: ProfessionalClaim;
}

export function read837p(set: TransactionSet, item: (item: ClaimItem) => void, problem: Report): SetReader {
  const levels = checkLevels();
  const read = (node: LoopNode, report: ReportIn): Omit<ClaimItem, keyof ReadItem> | null => {
    if (node.loop.id !== '2300') return null;
    const claim = readClaim(node, set.group.interchange.delimiters, report);
    checkClaim(node, claim, report);
    levels.report(report);
    return { kind: '837P', ...readHeader(node), claim };
  };
  const reader = readLoops<Omit<ClaimItem, keyof ReadItem>>({
    ...{ set, loops: loops837p, streamed: ['2300'], problem },
    read,
    item,
  });
  return {
    segment: (elements, position) => {
      if (elements[0] === 'HL') levels.level(elements, position);
      reader.segment(elements, position);
    },
    end: (position) => {
      levels.report(({ elements, ...at }, loop, code, text) =>
        problem({ segment: elements[0] ?? '', position: at.position, loop, code, text }),
      );
      reader.end(position);
    },
  };
}

function readHeader(node: LoopNode) {
  const header = above(node, 'HEADER');
  const start = segmentOf(header, 'BHT');
  const sender = childOf(header, '1000A');
  const name = segmentOf(sender, 'NM1');
  const receiver = segmentOf(childOf(header, '1000B'), 'NM1');
  const contact = readContact(segmentOf(sender, 'PER'));
  return {
    reference: element(start, 3),
    purpose: element(start, 6),
    submitter: {
      name: element(name, 3) ?? '',
      id: element(name, 9) ?? '',
      contact: contact ?? { name: null, phone: null, extension: null, email: null },
    },
    receiver: { name: element(receiver, 3) ?? '', id: element(receiver, 9) ?? '' },
  };
}
