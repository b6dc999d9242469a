import { ascending } from '../../database/sql/ordering.ts';
import { BadInput } from '../../errors/bad-input.ts';
import { HandOffStatus, type HandOffsPayload, type SubscriptionHandOffsArgs } from '../../generated/models.ts';
import { board } from '../../reading/boards/board.ts';
import { isOneOf, isValue } from '../../reading/filters/conditions.ts';
import { load } from '../../reading/row-loader.ts';
import { rowsById } from '../../reading/rows-by.ts';
import { StaffMemberEntity } from '../staff/staff-member.entity.ts';
import { handOffsTopic } from './hand-off.events.ts';

const isTo = isValue<string>('hand_off.toId');
const waits = isOneOf('hand_off.status')({ in: [HandOffStatus.OFFERED] });

/** Hand-offs that wait for a member of staff, by offer. */
export const handOffs = board<SubscriptionHandOffsArgs, HandOffsPayload>('hand_off', {
  topic: async ({ staffMemberId }, context) => {
    const member = await load(context, rowsById(StaffMemberEntity), staffMemberId);
    if (member) return handOffsTopic(staffMemberId);
    throw new BadInput('staffMemberId names no member of staff of this practice; use the id of one that it has.', [
      'staffMemberId',
    ]);
  },
  order: ascending('offeredAt', 'id'),
  shows: ({ staffMemberId }) => [isTo(staffMemberId), waits],
  most: 200,
});
