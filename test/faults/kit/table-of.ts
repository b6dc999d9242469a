import type { Scene } from './scene.ts';

/** The figures of a soak, as lines to read. */
export function tableOf(scene: Scene, faults: ReadonlyMap<string, number>, silence: number): string {
  const sittings = scene.recorders.flatMap(({ recording }) => recording.sittings);
  const seen = sittings.flatMap((sitting) => sitting.seen);
  const count = (kind: string) => seen.filter((payload) => payload.kind === kind).length;
  const { answered, unanswered } = scene.tally();
  const rows: [string, number | string][] = [
    ['events in the table', scene.committed()?.events.length ?? 0],
    ['writes answered', answered],
    ['writes whose answer was lost or a refusal', unanswered],
    ...faults,
    ['clients', scene.recorders.length],
    ['subscriptions begun', sittings.length],
    ['of these continued after a cursor', sittings.filter(({ after }) => after !== null).length],
    ['payloads: CHANGE', count('CHANGE')],
    ['payloads: SNAPSHOT', count('SNAPSHOT')],
    ['payloads: HEARTBEAT', count('HEARTBEAT')],
    ['changes sent by logs', seen.reduce((sum, { changes }) => sum + changes.length, 0)],
    ['longest silence of a screen while a transaction was held for a minute, s', silence.toFixed(1)],
  ];
  return `\n${rows.map(([name, value]) => `${name.padEnd(74)}${String(value).padStart(10)}\n`).join('')}\n`;
}
