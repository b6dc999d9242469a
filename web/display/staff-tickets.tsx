import { FitText } from './fit-text.tsx';
import type { StaffBoardShown } from './staff-board.tsx';
import { StaffList } from './staff-list.tsx';
import { minutesSince } from './times.ts';
import { useWords } from './words.tsx';

interface StaffTicketsProps {
  tickets: StaffBoardShown['tickets'];
  serverNow: number;
  steadyNow: number;
}

/** Each ticket with its stage and the minutes in it, its room and its provider. */
export function StaffTickets({ tickets, serverNow, steadyNow }: StaffTicketsProps) {
  const words = useWords();
  return (
    <StaffList
      name="tickets"
      title={({ tickets: title }) => title}
      nobody={({ noTickets }) => noTickets}
      items={tickets}
      aspect={9.6}
      steadyNow={steadyNow}
      row={({ ticket, stage, stageSince, provider, room }, rowHeight) => (
        <li key={ticket} class={`stage-${stage.toLowerCase().replaceAll('_', '-')}`}>
          <span class="ticket">{ticket}</span>
          <FitText class="stage" most={rowHeight * 0.36}>
            {words(({ stages }) => stages[stage])}
          </FitText>
          <span class="minutes">{minutesSince(stageSince, serverNow)} min</span>
          <FitText class="room" most={rowHeight * 0.34}>
            {room ?? ''}
          </FitText>
          <FitText class="provider" most={rowHeight * 0.34}>
            {provider ?? words(({ noProvider }) => noProvider)}
          </FitText>
        </li>
      )}
    />
  );
}
