import { BoardLists } from './board-lists.tsx';
import { serverTime } from './board-state.ts';
import { CallBanner } from './call-banner.tsx';
import { isLive } from './liveness.ts';
import { notLive } from './not-live.ts';
import { SoundButton } from './sound-button.tsx';
import { clockTime } from './times.ts';
import { useBoard } from './use-board.ts';
import { useMoment } from './use-moment.ts';
import { useSound } from './use-sound.ts';

interface BoardScreenProps {
  token: string;
  onRefused: () => void;
}

/** The waiting room's board: the tickets that are called, with their rooms, those that wait and those in a room. */
export function BoardScreen({ token, onRefused }: BoardScreenProps) {
  const now = useMoment();
  const { sound, state: soundState } = useSound();
  const state = useBoard({ token, onRefused, onCall: () => sound?.chime() });
  const { board } = state;
  const times = { serverNow: serverTime(state, now), steadyNow: now.steady };
  const live = isLive(state.heardAt, now);
  return (
    <main class={live || !board ? 'board' : 'board is-stale'}>
      <header>
        <h1>{board?.siteName ?? 'Waiting room'}</h1>
        <SoundButton state={soundState} onClick={() => sound?.toggle()} />
        {board && <time>{clockTime(times.serverNow, board.timeZone)}</time>}
      </header>
      {board ? <BoardLists tickets={board.tickets} {...times} /> : <div />}
      <div class="foot" role="status">
        {live ? 'Live' : notLive(state)}
      </div>
      <CallBanner call={live ? (state.calls[0] ?? null) : null} />
    </main>
  );
}
