import type { NodeType } from '../../../../src/generated/node-types.ts';
import type { Samples } from './sample-value.ts';

const ofScalar = {
  Int: [1, 2, 20, 0, 101],
  String: ['sample', 'a', '1980-04-01', '', 'Room'],
  Boolean: [true, false],
  Date: ['2031-06-16', '2031-02-30'],
  DateTime: ['2031-06-16T14:00:00.000Z', 'no instant'],
  Duration: ['PT30M'],
  Email: ['somebody@example.org'],
  EventCursor: [`${'0'.repeat(32)}.0`],
  LocalTime: ['08:00'],
  Money: ['1.00'],
  Phone: ['+16175550123'],
};

/** Values for arguments: ids of what the office has, and some that are wrong. */
export function servedSamples(ids: Record<NodeType, string>): Samples {
  const all = Object.values(ids);
  return {
    ofScalar,
    idOf: (kind, random) => (kind && random.below(12) > 0 ? ids[kind] : random.pick([...all, 'no id'])),
  };
}
