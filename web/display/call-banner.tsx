import type { Call } from './board-state.ts';
import { FitText } from './fit-text.tsx';
import { useUnit } from './use-unit.ts';
import { useWords, Words } from './words.tsx';

/** A call over the list of called tickets, as large as it goes; the other lists stay in view. */
export function CallBanner({ call: { ticket, room } }: { call: Call }) {
  const { unit } = useUnit();
  const words = useWords();
  return (
    <div class="call" aria-hidden="true">
      <p class="call-what">
        <Words of={({ nowCalling }) => nowCalling} />
      </p>
      <FitText class="call-ticket" most={34 * unit}>
        {ticket}
      </FitText>
      <FitText class="call-where" most={9 * unit}>
        {room ? `${words(({ goTo }) => goTo)} ${together(room)}` : words(({ goTo, desk }) => `${goTo} ${desk}`)}
      </FitText>
    </div>
  );
}

const shortName = 14;

/** A short name of a room stays on one line: `Exam 21` is not `Exam` and `21`. */
function together(room: string): string {
  return room.length > shortName ? room : room.replaceAll(' ', '\u00a0');
}
