import { createSourceEventStream, type FormattedExecutionResult } from 'graphql';
import { LiveCourse } from '../live/course/live-course.ts';
import type { LiveTick } from '../live/course/live-tick.ts';
import type { Group } from '../live/hub/group.ts';
import type { Subscribing } from '../live/hub/hub.ts';
import { sharedPrincipal } from '../live/hub/shared-principal.ts';
import type { Watcher } from '../live/hub/watcher.ts';
import { type Context, contextOf } from '../request/context.ts';
import { entranceOf, ReadTransaction } from '../request/read-transaction.ts';
import type { Engine } from './engine.ts';
import { formatted, operationLabel, runOperation } from './run-operation.ts';

/** Asks the schema for the course of a subscription: permission, arguments and the resolver's own checks. */
export async function startCourse(
  engine: Engine,
  subscribing: Subscribing,
): Promise<LiveCourse | FormattedExecutionResult> {
  const { document, operationName, variables: variableValues, access, origin, signal } = subscribing;
  const { principal } = access;
  const { schema, office } = engine;
  const reads = new ReadTransaction(office.em, entranceOf(principal), [{ principal, origin }], signal);
  const contextValue = contextOf({ office, principal, origin, token: undefined, reads, signal });
  const args = { schema, document, operationName, variableValues, contextValue };
  try {
    const course = await createSourceEventStream(args);
    await reads.close(operationLabel(args));
    if (course instanceof LiveCourse) return course;
    if (Symbol.asyncIterator in course) throw new Error('A subscription must answer with a LiveCourse.');
    return { errors: (course.errors ?? []).map((error) => formatted(engine, error, args)) };
  } catch (error) {
    await reads.close(operationLabel(args)).catch(() => {});
    return { errors: [formatted(engine, error, args)] };
  }
}

/**
 * Makes the payload that all these watchers get. Its audit names each of them, and is committed before any of them gets
 * it.
 */
export function executeTick(
  engine: Engine,
  { spec }: Group,
  tick: LiveTick,
  watchers: readonly Watcher[],
  signal: AbortSignal,
): Promise<FormattedExecutionResult> {
  return runOperation(engine, {
    schema: engine.schema,
    document: spec.plan.document,
    sent: spec.plan.sent,
    variableValues: spec.variables,
    rootValue: tick,
    contextValue: contextFor(engine, spec.plan.isPerViewer, watchers, signal),
  });
}

function contextFor(
  { office }: Engine,
  isPerViewer: boolean,
  watchers: readonly Watcher[],
  signal: AbortSignal,
): Context {
  const [first] = watchers;
  if (!first) throw new Error('A payload has at least one watcher.');
  const { access, origin } = first;
  const principal = isPerViewer ? access.principal : sharedPrincipal(access.principal);
  // One entry for a member of staff with many subscriptions in one session.
  const seers = new Map(watchers.map((watcher) => [watcher.access, watcher]));
  const by = [...seers.values()].map((watcher) => ({ principal: watcher.access.principal, origin: watcher.origin }));
  const reads = new ReadTransaction(office.em, entranceOf(access.principal), by, signal);
  return contextOf({ office, principal, origin, token: undefined, reads, signal });
}
