import { TypeID } from 'typeid-js';
import type { Committed, CommittedEvent } from './committed.ts';
import type { Recording } from './recording.ts';
import { type Step, stepsOf } from './steps.ts';
import { versionsOf } from './versions-of.ts';

/**
 * The faults of the payloads that a client of a board got. Every payload must show exactly the subjects of the events that it speaks for, none of them older than
 * those events; and what the client has on its screen in the end must be what the tables say.
 */
export function checkBoard(recording: Recording, committed: Committed): string[] {
  const { watched, name } = recording;
  if (watched.field === 'changes') throw new Error('A log is not a board.');
  const topic = `${watched.field === 'rooms' ? 'rooms' : 'visits'}:${uuidOf(watched.siteId)}`;
  const heard = committed.events.filter(({ topics }) => topics.includes(topic));
  const bySubject = versionsOf(heard);
  const faults: string[] = [];
  const screen = new Map<string, number>();
  const steps = stepsOf(recording, committed, faults);
  for (const step of steps) {
    faults.push(...wronglyShown(step, heard), ...outdated(step, bySubject, screen));
    const { kind, entries, removed } = step.seen;
    if (kind === 'SNAPSHOT') screen.clear();
    for (const { id, version } of entries) screen.set(uuidOf(id), version);
    for (const id of removed) screen.delete(uuidOf(id));
  }
  const end = steps.at(-1)?.to ?? -1;
  if (end !== committed.lastSeq) faults.push(`${name}: stopped at ${end} of ${committed.lastSeq}`);
  else faults.push(...wrongInTheEnd(name, screen, committed, topic));
  return faults;
}

/** A snapshot shows all there is; what that is, is checked by what follows and by the end. */
function wronglyShown({ seen, from, to, where }: Step, heard: readonly CommittedEvent[]): string[] {
  if (seen.kind === 'SNAPSHOT') return [];
  const due = new Set(between(heard, from, to).map(({ subjectId }) => subjectId));
  const shown = [...seen.entries.map(({ id }) => id), ...seen.removed].map(uuidOf);
  return [
    ...[...due].filter((id) => !shown.includes(id)).map((id) => `${where}: hole: does not show ${id}`),
    ...shown
      .filter((id) => !due.has(id))
      .map((id) => `${where}: double: shows ${id}, to which nothing happened since ${from}`),
    ...(new Set(shown).size < shown.length ? [`${where}: double: shows something twice`] : []),
  ];
}

/** Every transaction that reports a subject makes one version of it, so their number so far is the least version that a client may be shown. */
function outdated(
  { seen, to, where }: Step,
  bySubject: Map<string, CommittedEvent[]>,
  screen: Map<string, number>,
): string[] {
  return seen.entries.flatMap(({ id, version }) => {
    const uuid = uuidOf(id);
    const least = between(bySubject.get(uuid) ?? [], 0, to).length;
    const before = screen.get(uuid) ?? 0;
    return [
      ...(version < least ? [`${where}: old: shows version ${version} of ${uuid}, which was at ${least}`] : []),
      ...(version < before ? [`${where}: old: shows version ${version} of ${uuid} after ${before}`] : []),
    ];
  });
}

function wrongInTheEnd(
  name: string,
  screen: Map<string, number>,
  { versions, boards }: Committed,
  topic: string,
): string[] {
  const expected = boards.get(topic) ?? new Set();
  const ids = new Set([...expected, ...screen.keys()]);
  return [...ids]
    .filter((id) => screen.get(id) !== (expected.has(id) ? versions.get(id) : undefined))
    .map(
      (id) =>
        `${name}: in the end shows ${id} in version ${screen.get(id)}, the table says ${expected.has(id) ? versions.get(id) : 'absent'}`,
    );
}

/** Events after one number up to and with another. */
function between(events: readonly CommittedEvent[], from: number, to: number): readonly CommittedEvent[] {
  return events.slice(after(events, from), after(events, to));
}

/** How many of the events have a number up to and with this one. */
function after(events: readonly CommittedEvent[], seq: number): number {
  let [low, high] = [0, events.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((events[middle]?.seq ?? 0) <= seq) low = middle + 1;
    else high = middle;
  }
  return low;
}

const uuids = new Map<string, string>();

function uuidOf(id: string): string {
  const known = uuids.get(id) ?? TypeID.fromString(id).toUUID();
  uuids.set(id, known);
  return known;
}
