import { FitText } from './fit-text.tsx';
import type { StaffBoardShown } from './staff-board.tsx';
import { StaffList } from './staff-list.tsx';
import { minutesSince } from './times.ts';
import { useWords } from './words.tsx';

interface StaffRoomsProps {
  rooms: StaffBoardShown['rooms'];
  serverNow: number;
  steadyNow: number;
}

/** Each room with its readiness, since when, and the ticket that it is kept for or holds. */
export function StaffRooms({ rooms, serverNow, steadyNow }: StaffRoomsProps) {
  const words = useWords();
  return (
    <StaffList
      name="rooms"
      title={({ rooms: title }) => title}
      nobody={({ noRooms }) => noRooms}
      items={rooms}
      aspect={7}
      steadyNow={steadyNow}
      row={({ name, readiness, readinessSince, ticket }, rowHeight) => (
        <li key={name} class={`is-${readiness.toLowerCase().replaceAll('_', '-')}`}>
          <FitText class="room" most={rowHeight * 0.4}>
            {name}
          </FitText>
          <FitText class="readiness" most={rowHeight * 0.34}>
            {words(({ readiness: names }) => names[readiness])}
          </FitText>
          <span class="minutes">{minutesSince(readinessSince, serverNow)} min</span>
          <span class="ticket">{ticket}</span>
        </li>
      )}
    />
  );
}
