import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from './context.ts';

/** A function that serves a root field: the one of its name, in the file of its name. */
export type Serves<Args, Result> = (context: Context, args: Args, info: GraphQLResolveInfo) => Result | Promise<Result>;
