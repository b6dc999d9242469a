import type { GraphQLResolveInfo } from 'graphql';
import type { LiveCourse } from '../live/course/live-course.ts';
import type { LiveTick } from '../live/course/live-tick.ts';
import type { Context } from './context.ts';

/** A function that serves a query or a mutation: the one of its name, in the file of its name. */
export type Serves<Args, Result> = (context: Context, args: Args, info: GraphQLResolveInfo) => Result | Promise<Result>;

/** The source of a subscription: the board of its name. */
export interface Watches<Args, Payload> {
  /** The course of its events. Throws `BadInput` for arguments that it refuses. */
  course(context: Context, args: Args): LiveCourse | Promise<LiveCourse>;
  /** The next payload. */
  payload(context: Context, tick: LiveTick, args: Args, info: GraphQLResolveInfo): Payload | Promise<Payload>;
}
