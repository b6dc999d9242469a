import type { Ticket } from './board-state.ts';
import { fit, pageNow } from './fit.ts';
import { minutesSince } from './times.ts';
import { useSize } from './use-size.ts';

interface TicketListProps {
  title: string;
  kind: 'called' | 'waiting' | 'roomed';
  tickets: Ticket[];
  /** Heights of a row, in hundredths of the screen. */
  preferred: number;
  least: number;
  columns?: number;
  /** Shown when the list is empty. */
  empty: string;
  serverNow: number;
  steadyNow: number;
}

/** One of the board's lists: as large as fits, in turns when it does not. */
export function TicketList(props: TicketListProps) {
  const { title, kind, tickets, preferred, least, columns, empty, serverNow, steadyNow } = props;
  const { element, height, unit } = useSize();
  const space = { height, count: tickets.length, preferred: preferred * unit, least: least * unit, columns };
  const layout = fit(space);
  const page = pageNow(layout.pages, steadyNow);
  const shown = tickets.slice(page * layout.perPage, (page + 1) * layout.perPage);
  const style = { '--row': `${layout.rowHeight}px`, '--columns': `${layout.columns}` };
  return (
    <section class={`list list-${kind}`}>
      <h2>
        {title}
        {tickets.length > 0 && <span class="count">{tickets.length}</span>}
        {layout.pages > 1 && (
          <span class="page">
            {page + 1} of {layout.pages}
          </span>
        )}
      </h2>
      <div class="rows" ref={element}>
        {tickets.length === 0 && <p class="empty">{empty}</p>}
        <ul style={style}>
          {shown.map((ticket) => (
            <li key={ticket.ticket}>
              <span class="ticket">{ticket.ticket}</span>
              {ticket.room && <span class="room">{ticket.room}</span>}
              <span class="minutes">{minutesSince(ticket.since, serverNow)} min</span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
