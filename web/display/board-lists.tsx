import type { Ticket } from './board-state.ts';
import { TicketList } from './ticket-list.tsx';

interface BoardListsProps {
  tickets: readonly Ticket[];
  serverNow: number;
  steadyNow: number;
}

/** The board's tickets by what their holders should do. */
export function BoardLists({ tickets, serverNow, steadyNow }: BoardListsProps) {
  const inStage = (stage: Ticket['stage']) => tickets.filter((ticket) => ticket.stage === stage);
  const times = { serverNow, steadyNow };
  return (
    <div class="lists">
      <TicketList
        kind="called"
        title="Please go to your room"
        tickets={inStage('CALLED')}
        preferred={19}
        least={12}
        empty={
          <>
            <p class="seat">Please take a seat.</p>
            <p>We call your ticket here.</p>
          </>
        }
        {...times}
      />
      <TicketList
        kind="waiting"
        title="Waiting"
        caption="since arrival"
        tickets={inStage('WAITING')}
        preferred={11}
        least={8}
        columns={2}
        empty="Nobody is waiting."
        {...times}
      />
      <TicketList
        kind="roomed"
        title="In a room"
        caption="since arrival"
        tickets={inStage('IN_ROOM')}
        preferred={11}
        least={8}
        empty="Nobody is in a room."
        {...times}
      />
    </div>
  );
}
