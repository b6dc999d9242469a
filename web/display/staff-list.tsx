import type { ComponentChildren } from 'preact';
import { fitRows, pageNow } from './fit-rows.ts';
import type { Texts } from './texts/texts.ts';
import { useSize } from './use-size.ts';
import { useWords, Words } from './words.tsx';

interface StaffListProps<Item> {
  name: 'tickets' | 'rooms';
  title: (texts: Texts) => string;
  nobody: (texts: Texts) => string;
  items: readonly Item[];
  aspect: number;
  steadyNow: number;
  row: (item: Item, rowHeight: number) => ComponentChildren;
}

const preferred = 8;
const least = 3.8;
/** On a telephone. */
const leastPixels = 28;

/** One of the staff board's lists: as large as fits, in turns when it does not. */
export function StaffList<Item>({ name, title, nobody, items, aspect, steadyNow, row }: StaffListProps<Item>) {
  const { element, width, height, unit } = useSize();
  const words = useWords();
  const space = { width, height, count: items.length, aspect, turns: true };
  const layout = fitRows({ ...space, preferred: preferred * unit, least: Math.max(least * unit, leastPixels) });
  const page = pageNow(layout.pages, steadyNow);
  const shown = items.slice(page * layout.perPage, (page + 1) * layout.perPage);
  const style = { '--row': `${layout.rowHeight}px`, '--rows': `${layout.rows}`, '--columns': `${layout.columns}` };
  return (
    <section aria-label={words(title)} class={`list staff-${name}`}>
      <h2>
        <Words of={title} hasGap />
        <span class="count">{items.length}</span>
        {layout.pages > 1 && (
          <span class="pages">
            <Words of={({ page: pageOf }) => pageOf(page + 1, layout.pages)} />
          </span>
        )}
      </h2>
      <div class="rows" ref={element}>
        {items.length === 0 && (
          <p class="empty">
            <Words of={nobody} />
          </p>
        )}
        <ul style={style}>{shown.map((item) => row(item, layout.rowHeight))}</ul>
      </div>
    </section>
  );
}
