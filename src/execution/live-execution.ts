import { createSourceEventStream, type FormattedExecutionResult } from 'graphql';
import { LiveCourse } from '../live/course/live-course.ts';
import type { LiveTick } from '../live/course/live-tick.ts';
import type { Group } from '../live/hub/group.ts';
import type { Subscribing } from '../live/hub/hub.ts';
import { sharedPrincipal } from '../live/hub/shared-principal.ts';
import type { Watcher } from '../live/hub/watcher.ts';
import { type Context, contextOf } from '../request/context.ts';
import { entranceOf, ReadTransaction } from '../request/read-transaction.ts';
import type { App } from '../server/app.ts';
import { formatted, operationLabel, runOperation } from './run-operation.ts';

/** Asks the schema what a subscription listens to: permission, arguments and whatever the resolver itself looks at. */
export async function startCourse(app: App, subscribing: Subscribing): Promise<LiveCourse | FormattedExecutionResult> {
  const { document, operationName, variables: variableValues, access, origin, gone } = subscribing;
  const { principal } = access;
  const reads = new ReadTransaction(app.orm.em, entranceOf(principal), [{ principal, origin }], gone);
  const contextValue = contextOf({ app, principal, origin, token: undefined, reads, gone });
  const args = { schema: app.schema, document, operationName, variableValues, contextValue };
  try {
    const course = await createSourceEventStream(args);
    await reads.close(operationLabel(args));
    if (course instanceof LiveCourse) return course;
    if (Symbol.asyncIterator in course) throw new Error('A subscription must answer with a LiveCourse.');
    return { errors: (course.errors ?? []).map((error) => formatted(error, args)) };
  } catch (error) {
    await reads.close(operationLabel(args)).catch(() => {});
    return { errors: [formatted(error, args)] };
  }
}

/** Makes the payload that all these watchers get. Its audit names each of them, and is committed before any of them gets it. */
export function executeTick(
  app: App,
  { spec }: Group,
  tick: LiveTick,
  watchers: readonly Watcher[],
  gone: AbortSignal,
): Promise<FormattedExecutionResult> {
  return runOperation({
    schema: app.schema,
    document: spec.plan.document,
    sent: spec.plan.sent,
    variableValues: spec.variables,
    rootValue: tick,
    contextValue: contextFor(app, spec.plan.isPerViewer, watchers, gone),
  });
}

function contextFor(app: App, isPerViewer: boolean, watchers: readonly Watcher[], gone: AbortSignal): Context {
  const [first] = watchers;
  if (!first) throw new Error('A payload is made for somebody.');
  const { access, origin } = first;
  const principal = isPerViewer ? access.principal : sharedPrincipal(access.principal);
  // One entry for a member of staff with many subscriptions in one session.
  const seers = new Map(watchers.map((watcher) => [watcher.access, watcher]));
  const by = [...seers.values()].map((watcher) => ({ principal: watcher.access.principal, origin: watcher.origin }));
  const reads = new ReadTransaction(app.orm.em, entranceOf(access.principal), by, gone);
  return contextOf({ app, principal, origin, token: undefined, reads, gone });
}
