import type { ReceivedClaim } from '../claims/claim.ts';
import type { ReceivedGroup, ReceivedSet } from '../x12/read-interchange.ts';
import type { Answer, Segment } from '../x12/write-interchange.ts';

/** The fate of one set: the claim that an error is about, where it is rejected for one. */
export interface SetVerdict {
  set: ReceivedSet;
  isRejected: boolean;
  claim: ReceivedClaim | null;
}

/** 999 for one group. */
export function write999(group: ReceivedGroup, verdicts: readonly SetVerdict[]): Answer {
  const rejected = verdicts.filter(({ isRejected }) => isRejected).length;
  const isWhole = group.faults.length === 0;
  const accepted = isWhole ? verdicts.length - rejected : 0;
  const outcome = !isWhole || accepted === 0 ? 'R' : rejected > 0 ? 'P' : 'A';
  return {
    ...{ functionalId: 'FA', id: '999', version: '005010X231A1', hasVersionInSet: true },
    segments: [
      ['AK1', group.functionalId, group.controlNumber, group.version],
      ...verdicts.flatMap(aboutSet),
      ['AK9', outcome, String(verdicts.length), String(verdicts.length), String(accepted), ...group.faults],
    ],
  };
}

function aboutSet({ set, isRejected, claim }: SetVerdict): Segment[] {
  const codes = set.faults.length > 0 ? set.faults : ['5'];
  const faulty: Segment[] = claim
    ? [
        // Place of service, as a code that is not valid.
        ['IK3', 'CLM', String(claim.position), '2300', '8'],
        ['CTX', ['CLM01', claim.patientControlNumber]],
        ['IK4', ['5', '1'], '1331', '7', claim.placeOfService],
      ]
    : [];
  return [
    ['AK2', set.id, set.controlNumber, set.version],
    ...faulty,
    isRejected ? ['IK5', 'R', ...codes] : ['IK5', 'A'],
  ];
}
