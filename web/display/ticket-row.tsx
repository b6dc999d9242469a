import type { Ticket } from './board-state.ts';
import { minutesSince } from './times.ts';

interface TicketRowProps {
  ticket: Ticket;
  serverNow: number;
}

/** Longer names than this are set smaller, on two lines: a room is never cut short where it matters. */
const longName = 9;

/** One ticket of a list. A called one says since when; the others, how long the visit has been. */
export function TicketRow({ ticket: { ticket, stage, room, calledAt, since }, serverNow }: TicketRowProps) {
  const isCalled = stage === 'CALLED' && calledAt !== null;
  const minutes = minutesSince(isCalled ? calledAt : since, serverNow);
  return (
    <li class={isCalled && minutes === 0 ? 'is-new' : undefined}>
      <span class="ticket">{ticket}</span>
      {room && <span class={room.length > longName ? 'room is-long' : 'room'}>{room}</span>}
      <span class="minutes">{isCalled ? calledAgo(minutes) : `${minutes} min`}</span>
    </li>
  );
}

function calledAgo(minutes: number): string {
  return minutes === 0 ? 'called just now' : `called ${minutes} min ago`;
}
