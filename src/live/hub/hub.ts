import { type DocumentNode, type FormattedExecutionResult, type GraphQLSchema, getVariableValues } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { RequestOrigin } from '../../access/request-origin.ts';
import { LiveCourse } from '../course/live-course.ts';
import { type Position, parseCursor } from '../log/cursor.ts';
import type { CommittedEvent } from '../log/event.ts';
import type { EventFeed, FeedListener } from '../log/event-feed.ts';
import { refuseAnotherGroup } from './another-group.ts';
import { Group, type GroupEnvironment } from './group.ts';
import { groupKey, sharedVariables, type Variables } from './group-key.ts';
import { type GroupPlan, groupPlan } from './group-plan.ts';
import type { GroupSpec } from './group-spec.ts';
import type { LiveAccess } from './live-access.ts';
import type { LiveMetrics } from './live-metrics.ts';
import { Watcher, type WatcherHost } from './watcher.ts';

const pulseMs = 250;
/** Long enough for many to share one payload, too short to be seen. */
const gatherMs = 100;
/** Starts that were found allowed are not looked at again for a while: thousands of screens come back at once. */
const mostCharactersOfSpecs = 4_000_000;
const specMs = 60_000;

/** A subscription as one subscriber asked for it. The document must be valid. */
export interface Subscribing {
  document: DocumentNode;
  operationName: string | null | undefined;
  variables: Variables | null | undefined;
  access: LiveAccess;
  origin: RequestOrigin;
  /** Of one payload, in the units of `@cost`. */
  cost: number;
  /** Aborted when the subscriber leaves while the subscription is being opened. */
  signal?: AbortSignal | undefined;
  /** Where to go on, when the transport says so itself instead of the variables. */
  resume?: Position;
}

export interface HubParts {
  schema: GraphQLSchema;
  feed: EventFeed;
  log: Logger;
  metrics: LiveMetrics;
  /** Asks the schema what a subscription listens to, as this subscriber; or why it may not. */
  startCourse(subscribing: Subscribing): Promise<LiveCourse | FormattedExecutionResult>;
  execute: GroupEnvironment['execute'];
}

/** All subscriptions of a node, in groups that share their payloads. */
export class Hub implements FeedListener {
  readonly #parts: HubParts;
  readonly #groups = new Map<string, Map<string, Group>>();
  readonly #plans = new WeakMap<DocumentNode, Map<string, GroupPlan>>();
  readonly #specs = new LRUCache<string, GroupSpec>({
    maxSize: mostCharactersOfSpecs,
    // The variables, which are part of its key, are the large part of a group.
    sizeCalculation: (_spec, key) => key.length,
    ttl: specMs,
  });
  readonly #host: WatcherHost = {
    refuse: ({ access, spec, cost }) => this.#refuse(access, spec.key, cost),
    groupOf: (watcher) => this.#groupOf(watcher),
  };
  readonly #pulse: NodeJS.Timeout;
  #viewers = 0;

  constructor(parts: HubParts) {
    this.#parts = parts;
    parts.feed.listen(this);
    this.#pulse = setInterval(() => this.#beat(), pulseMs);
  }

  get groups(): number {
    return this.#all().length;
  }

  get watchers(): number {
    return this.#all().reduce((sum, group) => sum + group.size, 0);
  }

  /** A watcher ready to be attached to its connection, or why there is none. */
  async open(subscribing: Subscribing): Promise<Watcher | FormattedExecutionResult> {
    const { access, origin, cost, document, operationName, variables } = subscribing;
    const { feed, schema, startCourse } = this.#parts;
    const plan = this.#planOf(document, operationName);
    const { coerced } = getVariableValues(schema, plan.sent.variableDefinitions ?? [], variables ?? {});
    const shared = sharedVariables(plan, variables);
    const key = this.#keyOf(plan, shared, access);
    const refusal = this.#refuse(access, key, cost);
    if (refusal) return refusal;
    let spec = coerced && this.#specs.get(key);
    if (!spec) {
      const course = await startCourse(subscribing);
      if (!(course instanceof LiveCourse)) return course;
      spec = { key, practiceId: access.principal.practiceId, plan, variables: shared, course };
      if (!plan.isPerViewer) this.#specs.set(key, spec);
    }
    await feed.follow(spec.practiceId);
    const resume = subscribing.resume ?? positionAfter(plan, coerced ?? {});
    if (resume && resume.seq > feed.position(spec.practiceId).seq) await feed.catchUp(spec.practiceId);
    return new Watcher({ spec, access, origin, cost, resume }, this.#host);
  }

  onEvents(practiceId: string, events: readonly CommittedEvent[]): void {
    for (const group of this.#groups.get(practiceId)?.values() ?? []) group.push(events);
  }

  onReset(practiceId: string): void {
    for (const group of this.#groups.get(practiceId)?.values() ?? []) group.reset();
  }

  needs(practiceId: string): boolean {
    return this.#groups.has(practiceId);
  }

  close(): void {
    clearInterval(this.#pulse);
    for (const group of this.#all()) group.end();
  }

  #all(): Group[] {
    return [...this.#groups.values()].flatMap((groups) => [...groups.values()]);
  }

  #planOf(document: DocumentNode, operationName: string | null | undefined): GroupPlan {
    const known = this.#plans.get(document) ?? new Map<string, GroupPlan>();
    this.#plans.set(document, known);
    const plan = known.get(operationName ?? '') ?? groupPlan(this.#parts.schema, document, operationName);
    known.set(operationName ?? '', plan);
    return plan;
  }

  #keyOf(plan: GroupPlan, variables: Variables, { principal }: LiveAccess): string {
    const key = groupKey(plan, variables, principal);
    if (!plan.isPerViewer) return key;
    this.#viewers += 1;
    return `${key}\n${this.#viewers}`;
  }

  #groupWith({ principal }: LiveAccess, key: string): Group | undefined {
    return this.#groups.get(principal.practiceId)?.get(key);
  }

  /** Looked at before anything is read for a subscription, and again when it begins: many may have come at once. */
  #refuse(access: LiveAccess, key: string, cost: number): FormattedExecutionResult | undefined {
    const refusal = refuseAnotherGroup(access, this.#groupWith(access, key), cost);
    if (refusal) this.#parts.metrics.refusals.inc();
    return refusal;
  }

  /** The group of a watcher by what it may see now. */
  #groupOf(watcher: Watcher): Group {
    const { plan, variables, practiceId, key } = watcher.spec;
    if (!plan.isPerViewer) {
      const current = groupKey(plan, variables, watcher.access.principal);
      if (current !== key) watcher.spec = { ...watcher.spec, key: current };
    }
    const groups = this.#groups.get(practiceId) ?? new Map<string, Group>();
    this.#groups.set(practiceId, groups);
    const group = groups.get(watcher.spec.key) ?? new Group(watcher.spec, this.#environmentOf(watcher.spec));
    groups.set(watcher.spec.key, group);
    return group;
  }

  #environmentOf({ practiceId, key }: GroupSpec): GroupEnvironment {
    const { feed, metrics, log, execute } = this.#parts;
    return {
      ...{ metrics, execute, gatherMs },
      position: () => feed.position(practiceId),
      since: (after) => feed.since(practiceId, after),
      onEmpty: (group) => {
        const groups = this.#groups.get(practiceId);
        if (groups?.get(key) === group) groups.delete(key);
        if (groups?.size === 0) this.#groups.delete(practiceId);
      },
      onFault: (group, error) => {
        log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'live group failed');
        group.end();
      },
    };
  }

  #beat(): void {
    const now = performance.now();
    for (const [practiceId, groups] of this.#groups) {
      if (this.#parts.feed.isFresh(practiceId)) for (const group of groups.values()) group.beat(now);
    }
  }
}

function positionAfter({ after }: GroupPlan, variables: Variables): Position | null {
  if (!after) return null;
  const cursor = after.kind === 'Variable' ? variables[after.name.value] : 'value' in after ? after.value : null;
  return typeof cursor === 'string' ? parseCursor(cursor) : null;
}
