import { randomUUID } from 'node:crypto';
import { type DocumentNode, type FormattedExecutionResult, parse } from 'graphql';
import type { DisplayPrincipal, StaffPrincipal } from '../../../src/access/principal.ts';
import type { RequestOrigin } from '../../../src/access/request-origin.ts';
import { runOperation } from '../../../src/execution/run-operation.ts';
import type { LiveTick } from '../../../src/live/course/live-tick.ts';
import { groupKey, sharedVariables } from '../../../src/live/hub/group-key.ts';
import { type GroupPlan, groupPlan } from '../../../src/live/hub/group-plan.ts';
import { sharedPrincipal } from '../../../src/live/hub/shared-principal.ts';
import { contextOf } from '../../../src/request/context.ts';
import { entranceOf, ReadTransaction } from '../../../src/request/read-transaction.ts';
import type { App } from '../../../src/server/app.ts';

export type Subscriber = StaffPrincipal | DisplayPrincipal;

/** A subscription as a client sends it. */
export interface Sent {
  query: string;
  operationName?: string;
  variables: Record<string, unknown>;
}

/** One origin for all, so that answers do not differ by the number to quote. */
const origin: RequestOrigin = { address: null, device: null, requestId: randomUUID() };

/** Reads for a subscriber whose session the audit has no place for. */
class UnauditedReads extends ReadTransaction {
  readonly #practiceId: string;

  constructor(em: App['orm']['em'], who: Subscriber) {
    super(em, entranceOf(who), []);
    this.#practiceId = who.practiceId;
  }

  override get practiceId(): string {
    return this.#practiceId;
  }
}

function run(
  app: App,
  document: DocumentNode,
  sent: Omit<Sent, 'query'>,
  tick: LiveTick,
  who: Subscriber,
  as: Subscriber,
) {
  const reads = new UnauditedReads(app.orm.em, who);
  const contextValue = contextOf({ office: app.office, principal: as, origin, token: undefined, reads });
  const { operationName, variables: variableValues } = sent;
  return runOperation(app, {
    schema: app.schema,
    document,
    operationName,
    variableValues,
    rootValue: tick,
    contextValue,
  });
}

/** The payload of a tick for one subscriber alone, by the document it sent; without the locations in it that errors state. */
export function payloadAlone(app: App, sent: Sent, tick: LiveTick, who: Subscriber): Promise<FormattedExecutionResult> {
  return run(app, parse(sent.query, { noLocation: true }), sent, tick, who, who);
}

/** The payload that a group makes of a tick for all its subscribers. */
export function payloadShared(
  app: App,
  sent: Sent,
  tick: LiveTick,
  who: Subscriber,
): Promise<FormattedExecutionResult> {
  const plan = planOf(app, sent);
  const variables = sharedVariables(plan, sent.variables);
  return run(app, plan.document, { variables }, tick, who, sharedPrincipal(who));
}

export function planOf({ schema }: App, { query, operationName }: Sent): GroupPlan {
  return groupPlan(schema, parse(query), operationName);
}

export function keyOf(app: App, sent: Sent, who: Subscriber): string {
  const plan = planOf(app, sent);
  return groupKey(plan, sharedVariables(plan, sent.variables), who);
}
