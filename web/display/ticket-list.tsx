import type { ComponentChildren } from 'preact';
import type { Ticket } from './board-state.ts';
import { fitRows, pageNow } from './fit-rows.ts';
import type { Texts } from './texts/texts.ts';
import { TicketRow } from './ticket-row.tsx';
import { useSize } from './use-size.ts';
import { useWords, Words } from './words.tsx';

export interface ListKind {
  name: 'called' | 'waiting' | 'roomed';
  /** Heights of a row, in hundredths of the screen, and its width in heights. */
  preferred: number;
  least: number;
  aspect: number;
  /** Whether its tickets take turns when there are too many. */
  turns: boolean;
  title: (texts: Texts) => string;
  /** Said when it is empty. */
  nobody: (texts: Texts) => string;
}

interface TicketListProps {
  kind: ListKind;
  tickets: Ticket[];
  showsEstimate: boolean;
  serverNow: number;
  steadyNow: number;
  /** Over the list. */
  children?: ComponentChildren;
}

/** One of the board's lists: as large as fits. */
export function TicketList({ kind, tickets, showsEstimate, serverNow, steadyNow, children }: TicketListProps) {
  const { element, width, height, unit } = useSize();
  const words = useWords();
  const { preferred, least, aspect, turns } = kind;
  const space = { width, height, count: tickets.length, aspect, turns };
  const layout = fitRows({ ...space, preferred: preferred * unit, least: least * unit });
  const page = pageNow(layout.pages, steadyNow);
  const shown = tickets.slice(page * layout.perPage, (page + 1) * layout.perPage);
  const style = { '--row': `${layout.rowHeight}px`, '--rows': `${layout.rows}`, '--columns': `${layout.columns}` };
  return (
    <section aria-label={words(kind.title)} class={`list list-${kind.name}`}>
      <h2>
        <Words of={kind.title} hasGap />
        <span class="count">{tickets.length}</span>
        {layout.pages > 1 && (
          <span class="pages">
            <Words of={({ page: pageOf }) => pageOf(page + 1, layout.pages)} />
          </span>
        )}
        {kind.name !== 'called' && (
          <span class="caption">
            <Words of={(texts) => captionOf(texts, kind, showsEstimate, tickets)} />
          </span>
        )}
      </h2>
      <div class="rows" ref={element}>
        <ul style={style}>
          {shown.map((ticket) => (
            <TicketRow
              key={ticket.ticket}
              ticket={ticket}
              rowHeight={layout.rowHeight}
              showsEstimate={showsEstimate}
              serverNow={serverNow}
            />
          ))}
        </ul>
      </div>
      {children}
    </section>
  );
}

function captionOf(texts: Texts, { name }: ListKind, showsEstimate: boolean, tickets: readonly Ticket[]): string {
  if (name === 'roomed' || !showsEstimate) return texts.sinceArrival;
  const isEstimated = tickets.some(({ estimate }) => estimate);
  return isEstimated ? `${texts.placeInLine}, ${texts.estimatedWait}` : texts.placeInLine;
}
