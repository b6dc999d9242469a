import { toTypeId } from '../../contract/type-id.ts';
import {
  type ChangesPayload,
  ChangeType,
  LiveKind,
  Permission,
  type SubscriptionChangesArgs,
} from '../../generated/models.ts';
import type { NodeType } from '../../generated/node-types.ts';
import { LiveCourse } from '../../live/course/live-course.ts';
import type { LiveTick } from '../../live/course/live-tick.ts';
import { parseCursor, printCursor } from '../../live/log/cursor.ts';
import type { Context } from '../../request/context.ts';
import type { Watches } from '../../request/serves.ts';

interface Reported {
  type: ChangeType;
  node: NodeType;
  permission: Permission;
}

/** The node and the permission of each type of change. */
const subjects: Record<ChangeType, Pick<Reported, 'node' | 'permission'>> = {
  VISIT: { node: 'Visit', permission: Permission.VIEW_WAITING_ROOM },
  ROOM: { node: 'Room', permission: Permission.VIEW_ROOMS },
  APPOINTMENT: { node: 'Appointment', permission: Permission.VIEW_SCHEDULE },
};

/** By the type of the domain's event. Events of other types are the server's own affair. */
const reported = new Map<string, Reported>(
  Object.values(ChangeType).map((type) => [`${type}_CHANGED`, { type, ...subjects[type] }]),
);

/** All changes of a practice, each as an id. */
export const changes: Watches<SubscriptionChangesArgs, ChangesPayload> = {
  course: () => new LiveCourse({ hears: ({ type }) => reported.has(type), afterLag: 'REPLAY' }),
  payload: changesPayload,
};

function changesPayload({ request }: Context, { kind, cursor, events }: LiveTick): ChangesPayload {
  const { epoch } = parseCursor(cursor);
  const seen = events.flatMap(({ type, subjectId, seq, at }) => {
    const as = reported.get(type);
    if (!as || !request.principal.permissions.has(as.permission)) return [];
    return { cursor: printCursor({ epoch, seq }), type: as.type, subject: toTypeId(as.node, subjectId), at };
  });
  const isOfOthersOnly = kind === LiveKind.CHANGE && seen.length === 0;
  return { kind: isOfOthersOnly ? LiveKind.HEARTBEAT : kind, cursor, at: new Date(), changes: seen };
}
