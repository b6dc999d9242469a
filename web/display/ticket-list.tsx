import type { ComponentChildren } from 'preact';
import type { Ticket } from './board-state.ts';
import { fitRows, pageNow } from './fit-rows.ts';
import { TicketRow } from './ticket-row.tsx';
import { useSize } from './use-size.ts';

interface TicketListProps {
  title: string;
  /** The event that the minutes count from. */
  caption?: string;
  kind: 'called' | 'waiting' | 'roomed';
  tickets: Ticket[];
  /** Heights of a row, in hundredths of the screen. */
  preferred: number;
  least: number;
  columns?: number;
  /** Shown when the list is empty. */
  empty: ComponentChildren;
  serverNow: number;
  steadyNow: number;
}

/** One of the board's lists: as large as fits, in turns when it does not. */
export function TicketList(props: TicketListProps) {
  const { title, caption, kind, tickets, preferred, least, columns, empty, serverNow, steadyNow } = props;
  const { element, height, unit } = useSize();
  const layout = fitRows({ height, count: tickets.length, preferred: preferred * unit, least: least * unit, columns });
  const page = pageNow(layout.pages, steadyNow);
  const shown = tickets.slice(page * layout.perPage, (page + 1) * layout.perPage);
  const style = { '--row': `${layout.rowHeight}px`, '--rows': `${layout.rows}`, '--columns': `${layout.columns}` };
  return (
    <section aria-label={title} class={`list list-${kind} ${tickets.length === 0 ? 'is-empty' : ''}`}>
      <h2>
        {title}
        {tickets.length > 0 && <span class="count">{tickets.length}</span>}
        <span class="caption">
          {layout.pages > 1 ? `${page + 1} of ${layout.pages}` : tickets.length > 0 && caption}
        </span>
      </h2>
      <div class="rows" ref={element}>
        {tickets.length === 0 && <div class="empty">{empty}</div>}
        <ul style={style} class={layout.columns > 1 ? 'is-narrow' : undefined}>
          {shown.map((ticket) => (
            <TicketRow key={ticket.ticket} ticket={ticket} serverNow={serverNow} />
          ))}
        </ul>
      </div>
    </section>
  );
}
