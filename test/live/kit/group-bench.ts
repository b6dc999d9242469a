import { randomUUID } from 'node:crypto';
import { type FormattedExecutionResult, type OperationDefinitionNode, parse } from 'graphql';
import { LiveCourse } from '../../../src/live/course/live-course.ts';
import type { LiveTick } from '../../../src/live/course/live-tick.ts';
import { Group } from '../../../src/live/hub/group.ts';
import type { LiveAccess } from '../../../src/live/hub/live-access.ts';
import { LiveMetrics } from '../../../src/live/hub/live-metrics.ts';
import type { SharedMessage } from '../../../src/live/hub/shared-message.ts';
import { Watcher } from '../../../src/live/hub/watcher.ts';
import { type Position, parseCursor } from '../../../src/live/log/cursor.ts';
import type { CommittedEvent } from '../../../src/live/log/event.ts';
import { displayPrincipal } from '../../kit/display-principal.ts';
import { openMemoryLog } from './memory-log.ts';

/** A payload as a watcher of the bench got it. */
export interface Told {
  kind: LiveTick['kind'];
  position: Position;
  seqs: number[];
}

/** A watcher, the payloads it received, and whether it reads. */
export interface Seat {
  watcher: Watcher;
  told: Told[];
  isReading: boolean;
  /** It reads what was kept for it. */
  read(): void;
}

/** One group of the hub on a log of the test's own; payloads name their events. */
export interface GroupBench {
  group: Group;
  metrics: LiveMetrics;
  /** Commits these and publishes them to the group. */
  happen(count: number): void;
  reset(): void;
  sit(resume?: Position | null): Seat;
  position(): Position;
  /** For whom payloads were made, one entry a payload. */
  executions: { tick: LiveTick; watchers: readonly Watcher[] }[];
  faults: unknown[];
}

interface BenchOptions {
  afterLag: LiveCourse['afterLag'];
  /** How long a payload takes. */
  delay?: () => Promise<void>;
  execute?: (tick: LiveTick) => FormattedExecutionResult;
  gatherMs?: number;
  leastGapMs?: number;
}

const payload = ({ kind, cursor, events }: LiveTick): FormattedExecutionResult => ({
  data: { kind, position: parseCursor(cursor), seqs: events.map(({ seq }) => seq) },
});

export function openGroupBench({
  afterLag,
  delay = async () => {},
  execute = payload,
  gatherMs = 0,
  leastGapMs = 0,
}: BenchOptions): GroupBench {
  const log = openMemoryLog();
  const metrics = new LiveMetrics();
  const events: CommittedEvent[] = [];
  const executions: GroupBench['executions'] = [];
  const faults: unknown[] = [];
  const position = () => ({ epoch: log.epoch, seq: log.last });
  const group: Group = new Group(specOf(new LiveCourse({ hears: () => true, afterLag, leastGapMs })), {
    ...{ metrics, gatherMs, position },
    since: ({ epoch, seq }) =>
      epoch === log.epoch && seq <= log.last && seq >= log.last - events.length
        ? events.filter((one) => one.seq > seq)
        : null,
    execute: async (_, tick, watchers) => {
      executions.push({ tick, watchers });
      await delay();
      return execute(tick);
    },
    onEmpty: () => {},
    onFault: (_, error) => faults.push(error),
  });
  return {
    ...{ group, metrics, executions, faults, position },
    happen: (count) => {
      const committed = log.commit(count);
      events.push(...committed);
      group.push(committed);
    },
    reset: () => {
      log.restore(log.last, randomUUID());
      events.length = 0;
      group.reset();
    },
    sit: (resume = null) => takeSeat(group, resume),
  };
}

function takeSeat(group: Group, resume: Position | null): Seat {
  const origin = { address: null, device: null, requestId: randomUUID() };
  const usher = { refuse: () => undefined, groupOf: () => group };
  const watcher = new Watcher({ spec: group.spec, access: someAccess(), origin, cost: 0, resume }, usher);
  const waiting = new Set<{ drained(): void }>();
  const seat: Seat = {
    watcher,
    told: [],
    isReading: true,
    read: () => {
      seat.isReading = true;
      for (const one of [...waiting]) {
        waiting.delete(one);
        one.drained();
      }
    },
  };
  watcher.attach({
    get isCongested() {
      return !seat.isReading;
    },
    send: (message) => seat.told.push(toldBy(message)),
    awaitDrain: (one) => waiting.add(one),
  });
  return seat;
}

function toldBy(message: SharedMessage): Told {
  const [, data = ''] = /\ndata: (.*)\n\n$/.exec(message.eventStream.toString()) ?? [];
  return (JSON.parse(data) as { data: Told }).data;
}

function someAccess(): LiveAccess {
  const principal = displayPrincipal({});
  const credential = { tokenHash: '', isDisplay: true } as unknown as LiveAccess['credential'];
  return { credential, principal, isWithdrawn: false, watchers: new Set(), connections: 1, usedAt: 0 };
}

function specOf(course: LiveCourse): Group['spec'] {
  const document = parse('subscription { changes { cursor } }');
  const operation = document.definitions[0] as OperationDefinitionNode;
  const plan = { document, operation, sent: operation, hash: '', variables: [], after: undefined, isPerViewer: false };
  return { key: '', practiceId: '', plan, variables: {}, course };
}
