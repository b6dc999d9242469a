import { ChangeRoomReadinessDocument, RoomNowDocument, type RoomReadiness } from '../generated/operations.ts';
import type { Durations } from '../plan/morning-plan.ts';
import type { Morning } from './morning.ts';
import type { RoomNow } from './room-book.ts';

type TurnoverTimes = Pick<Durations, 'toCleaning' | 'cleaning' | 'settingUp'>;

/** Brings a room from wherever it stands between patients to `READY`. */
export async function turnOverRoom(morning: Morning, room: RoomNow, times: TurnoverTimes): Promise<void> {
  const { timeline, journal } = morning;
  const steps = [
    { from: 'NEEDS_CLEANING', to: 'CLEANING', after: times.toCleaning, says: 'is being cleaned' },
    { from: 'CLEANING', to: 'SETTING_UP', after: times.cleaning, says: 'is being set up' },
    { from: 'SETTING_UP', to: 'READY', after: times.settingUp, says: 'is ready' },
  ] as const;
  const begun = steps.findIndex(({ from }) => from === room.readiness);
  if (begun < 0) return;
  for (const { to, after, says } of steps.slice(begun)) {
    await timeline.until(timeline.minute() + after);
    const setUp = await moveRoom(morning, room, to);
    if (!setUp) {
      journal.note(`${room.name} is looked after by a colleague`);
      return;
    }
    journal.note(`${room.name} ${says}${setUp.length > 0 ? `: ${setUp.join(', ')}` : ''}`);
  }
  journal.tally.turnovers += 1;
}

/**
 * Moves a room on and answers what had to be set up for it; null when it cannot go there, because another member moved
 * it.
 */
async function moveRoom({ crew, rooms }: Morning, { id }: RoomNow, to: RoomReadiness): Promise<string[] | null> {
  let checklistDone: string[] = [];
  // Twice: the first answer says what is to be set up.
  for (let tries = 0; tries < 2; tries += 1) {
    const { result } = await crew.assistant.ask(ChangeRoomReadinessDocument, { id, to, checklistDone });
    if (result.__typename === 'ChangeRoomReadinessSuccess') {
      rooms.note([result.room]);
      return checklistDone;
    }
    if (result.__typename !== 'ChecklistNotDoneError') break;
    checklistDone = result.missing;
  }
  rooms.note([(await crew.assistant.ask(RoomNowDocument, { id })).room]);
  return null;
}
