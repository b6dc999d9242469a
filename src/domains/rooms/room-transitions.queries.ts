import type { ChildTable } from '../../query/child-page-statement.ts';

/** Changes of a room's readiness, newest first. */
export const transitionsByRoom: ChildTable = {
  table: 'room_transition',
  parentId: 'roomId',
  order: [{ property: 'id', direction: 'desc', type: 'uuid' }],
};
