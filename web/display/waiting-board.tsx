import { BoardLists } from './board-lists.tsx';
import { serverTime } from './board-state.ts';
import { Frame } from './frame.tsx';
import { isLive } from './liveness.ts';
import { SoundButton } from './sound-button.tsx';
import { speakCall } from './speak-call.ts';
import { allTexts } from './texts/shown-texts.ts';
import { useBoard } from './use-board.ts';
import { useMoment } from './use-moment.ts';
import { useSound } from './use-sound.ts';
import { Words } from './words.tsx';

interface WaitingBoardProps {
  token: string;
  onRefused: () => void;
}

/** The waiting room's board: the tickets that are called, with their rooms, those that wait and those in a room. */
export function WaitingBoard({ token, onRefused }: WaitingBoardProps) {
  const now = useMoment();
  const { sound, state: soundState } = useSound();
  const state = useBoard({
    token,
    onRefused,
    onCall: (call, { settings }) => {
      if (!settings.hasSound) return;
      sound?.chime(settings.volume);
      if (settings.speaks && sound?.state() !== 'MUTED') speakCall(call, allTexts(settings), settings.volume);
    },
  });
  const { board } = state;
  const times = { serverNow: serverTime(state, now), steadyNow: now.steady };
  const live = isLive(state.heardAt, now);
  const call = live ? (state.calls[0] ?? null) : null;
  return (
    <Frame
      board={board}
      live={live}
      serverNow={times.serverNow}
      now={now}
      tools={board?.settings.hasSound && <SoundButton state={soundState} onClick={() => sound?.toggle()} />}
      note={
        board?.settings.showsEstimate &&
        board.tickets.some(({ place }) => place !== null) && (
          <p class="note">
            <Words of={({ orderMayChange }) => orderMayChange} />
          </p>
        )
      }
    >
      {board && <BoardLists board={board} call={call} {...times} />}
      <div class="spoken" role="alert">
        {call &&
          allTexts(board?.settings).map(({ locale, announcement, desk }) => (
            <p key={locale} lang={locale}>
              {announcement(call.ticket, call.room ?? desk)}
            </p>
          ))}
      </div>
    </Frame>
  );
}
