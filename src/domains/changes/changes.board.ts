import type { GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import { directiveOn } from '../../contract/directive-on.ts';
import { toTypeId } from '../../contract/type-id.ts';
import {
  type ChangesPayload,
  ChangeType,
  LiveKind,
  type Permission,
  type SubscriptionChangesArgs,
} from '../../generated/models.ts';
import type { NodeType } from '../../generated/node-types.ts';
import { LiveCourse } from '../../live/course/live-course.ts';
import type { LiveTick } from '../../live/course/live-tick.ts';
import { parseCursor, printCursor } from '../../live/log/cursor.ts';
import type { Context } from '../../request/context.ts';
import type { Watches } from '../../request/serves.ts';

/** By the type of the domain's event. Events of other types are the server's own affair. */
const reported = new Map(Object.values(ChangeType).map((type) => [`${type}_CHANGED`, { type, node: nodeOf(type) }]));

/** All changes of a practice, each as an id. */
export const changes: Watches<SubscriptionChangesArgs, ChangesPayload> = {
  course: () => new LiveCourse({ hears: ({ type }) => reported.has(type), afterLag: 'REPLAY' }),
  payload: (context, tick, _args, info) => changesPayload(context, tick, info),
};

function changesPayload(
  { request }: Context,
  { kind, cursor, events }: LiveTick,
  { schema }: Pick<GraphQLResolveInfo, 'schema'>,
): ChangesPayload {
  const { epoch } = parseCursor(cursor);
  const seen = events.flatMap(({ type, subjectId, seq, at }) => {
    const as = reported.get(type);
    if (!as || !request.principal.permissions.has(permissionOf(schema, as.node))) return [];
    return { cursor: printCursor({ epoch, seq }), type: as.type, subject: toTypeId(as.node, subjectId), at };
  });
  const isOfOthersOnly = kind === LiveKind.CHANGE && seen.length === 0;
  return { kind: isOfOthersOnly ? LiveKind.HEARTBEAT : kind, cursor, at: new Date(), changes: seen };
}

/** A value of `ChangeType` is its node type in capitals: `STORAGE_PLACE` is of `StoragePlace`. */
function nodeOf(type: ChangeType): NodeType {
  const words = type.toLowerCase().split('_');
  return words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join('') as NodeType;
}

/** A change is reported to those who may see the object by its id. */
function permissionOf(schema: GraphQLSchema, node: NodeType): Permission {
  const declared = directiveOn<{ permission: Permission }>(schema.getType(node) ?? {}, 'node');
  if (!declared) throw new Error(`ChangeType names ${node}, which is no @node type.`);
  return declared.permission;
}
