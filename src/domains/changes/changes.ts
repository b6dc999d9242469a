import { toTypeId } from '../../contract/type-id.ts';
import { type ChangesPayload, ChangeType, LiveKind, Permission } from '../../generated/models.ts';
import type { NodeType } from '../../generated/node-types.ts';
import { LiveCourse } from '../../live/course/live-course.ts';
import type { LiveTick } from '../../live/course/live-tick.ts';
import { parseCursor, printCursor } from '../../live/log/cursor.ts';
import type { EventType } from '../../live/log/event.ts';
import type { Context } from '../../request/context.ts';

interface ToldAs {
  type: ChangeType;
  node: NodeType;
  permission: Permission;
}

/** How events are told, and to whom. Others are the server's own affair. */
const told = new Map<EventType, ToldAs>([
  ['VISIT_CHANGED', { type: ChangeType.VISIT, node: 'Visit', permission: Permission.VIEW_WAITING_ROOM }],
  ['ROOM_CHANGED', { type: ChangeType.ROOM, node: 'Room', permission: Permission.VIEW_ROOMS }],
  ['APPOINTMENT_CHANGED', { type: ChangeType.APPOINTMENT, node: 'Appointment', permission: Permission.VIEW_SCHEDULE }],
]);

/** The course of all changes of a practice. */
export function watchChanges(): LiveCourse {
  return new LiveCourse({ hears: ({ type }) => told.has(type), afterLag: 'REPLAY' });
}

export function changesPayload({ request }: Context, { kind, cursor, events }: LiveTick): ChangesPayload {
  const { epoch } = parseCursor(cursor);
  const changes = events.flatMap(({ type, subjectId, seq, at }) => {
    const as = told.get(type);
    if (!as || !request.principal.permissions.has(as.permission)) return [];
    return { cursor: printCursor({ epoch, seq }), type: as.type, subject: toTypeId(as.node, subjectId), at };
  });
  const isOfOthersOnly = kind === LiveKind.CHANGE && changes.length === 0;
  return { kind: isOfOthersOnly ? LiveKind.HEARTBEAT : kind, cursor, at: new Date(), changes };
}
