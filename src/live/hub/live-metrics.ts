import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { LiveKind } from '../../generated/models.ts';
import type { LiveTick } from '../course/live-tick.ts';

/** Figures that can be read at any moment. */
interface Gauges {
  sockets(): number;
  streams(): number;
  groups(): number;
  watchers(): number;
  logReads(): number;
}

/** Figures of a node's live side, in Prometheus' text form at `/metrics`. */
export class LiveMetrics {
  readonly registry = new Registry();
  readonly replays = this.#counter('replays', 'Slow subscribers of logs that were sent each event they had missed.');
  readonly conflations = this.#counter(
    'conflations',
    'Slow subscribers of boards that were sent the latest board instead of each change.',
  );
  readonly slowCloses = this.#counter('slow_closes', 'Connections closed because they did not read for too long.');
  readonly refusals = this.#counter(
    'refused',
    'Connections and subscriptions refused because there were too many of one.',
  );
  readonly cancelled = new Counter({
    name: 'foyer_cancelled_operations_total',
    help: 'Operations whose reads were stopped because the client left before the answer.',
    registers: [this.registry],
  });
  readonly executions = this.#counter('payloads', 'Payloads made, each for all watchers of a group.');
  readonly #deliveries = this.#counter('deliveries', 'Payloads handed to connections.');
  readonly #lag = new Histogram({
    name: 'foyer_live_commit_to_send_seconds',
    help: 'Time from the commit of the oldest event in a payload, by the clock of the database, until it was handed to the last connection, by the clock of the node.',
    buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [this.registry],
  });

  sent({ kind, events }: LiveTick, deliveries: number): void {
    this.executions.inc();
    this.#deliveries.inc(deliveries);
    const oldest = events[0];
    if (kind === LiveKind.CHANGE && oldest) this.#lag.observe(Math.max(0, Date.now() - oldest.at.getTime()) / 1000);
  }

  observe(gauges: Gauges): void {
    this.#gauge('sockets', 'Open WebSockets.', gauges.sockets);
    this.#gauge('streams', 'Open streams of server-sent events.', gauges.streams);
    this.#gauge('groups', 'Groups of subscriptions that share their payloads.', gauges.groups);
    this.#gauge('watchers', 'Open subscriptions.', gauges.watchers);
    this.#gauge(
      'log_reads',
      'Reads of events from the event log since the start, sweeps not counted.',
      gauges.logReads,
    );
  }

  #counter(name: string, help: string): Counter {
    return new Counter({ name: `foyer_live_${name}_total`, help, registers: [this.registry] });
  }

  #gauge(name: string, help: string, value: () => number): void {
    new Gauge({
      name: `foyer_live_${name}`,
      help,
      registers: [this.registry],
      collect() {
        this.set(value());
      },
    });
  }
}
