import type { Ticket } from './board-state.ts';
import { estimatedWait } from './estimated-wait.ts';
import { FitText } from './fit-text.tsx';
import { minutesSince } from './times.ts';
import { useWords } from './words.tsx';

interface TicketRowProps {
  ticket: Ticket;
  /** In pixels. */
  rowHeight: number;
  showsEstimate: boolean;
  serverNow: number;
}

/**
 * One ticket of a list. A called one says since when, one that waits its place in line, one in a room how long the visit
 * has been.
 */
export function TicketRow({ ticket, rowHeight, showsEstimate, serverNow }: TicketRowProps) {
  if (ticket.stage === 'CALLED') return <CalledRow {...{ ticket, rowHeight, serverNow }} />;
  const isInLine = ticket.stage === 'WAITING' && showsEstimate;
  return (
    <li>
      <span class="ticket">{ticket.ticket}</span>
      {isInLine && ticket.place !== null && <span class="place">{ticket.place}</span>}
      {ticket.room && (
        <FitText class="room" most={rowHeight * 0.36}>
          {ticket.room}
        </FitText>
      )}
      <span class="minutes">
        {isInLine ? waitOf(ticket, serverNow) : `${minutesSince(ticket.since, serverNow)} min`}
      </span>
    </li>
  );
}

function CalledRow({ ticket, rowHeight, serverNow }: Omit<TicketRowProps, 'showsEstimate'>) {
  const words = useWords();
  const minutes = minutesSince(ticket.calledAt ?? ticket.since, serverNow);
  return (
    <li class={minutes === 0 ? 'is-new' : undefined}>
      <span class="ticket">{ticket.ticket}</span>
      <FitText class="room" most={rowHeight * 0.36}>
        {ticket.room ?? words(({ desk }) => desk)}
      </FitText>
      <FitText class="minutes" most={rowHeight * 0.2}>
        {words(({ calledAgo }) => calledAgo(minutes))}
      </FitText>
    </li>
  );
}

function waitOf({ estimate }: Ticket, serverNow: number): string | null {
  return estimate && estimatedWait(estimate, serverNow);
}
