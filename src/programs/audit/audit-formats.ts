import { stringify } from 'csv-stringify/sync';
import { type ListedEntry, listed } from './audit-pages.ts';

type Pages = AsyncIterable<ListedEntry[]>;

const columns = [
  ...[
    'at',
    'id',
    'actorKind',
    'actor',
    'onBehalfOf',
    'staffMember',
    'staffMemberId',
    'action',
    'operation',
    'outcome',
    'categories',
  ],
  ...['entities', 'device', 'address', 'reason'],
];

/** Lines of CSV with a first line of names; lists are joined by a blank. */
export async function* csvOf(pages: Pages): AsyncGenerator<string> {
  yield `${columns.join(',')}\n`;
  for await (const page of pages) {
    const rows = page.map((entry) => {
      const { categories, entities, ...rest } = listed(entry);
      return { ...rest, categories: categories.join(' '), entities: entities.join(' ') };
    });
    yield stringify(rows, { columns, escape_formulas: true });
  }
}

/** One JSON array, an entry a line. */
export async function* jsonOf(pages: Pages): AsyncGenerator<string> {
  let separator = '[\n';
  for await (const page of pages) {
    yield separator + page.map((entry) => JSON.stringify(listed(entry))).join(',\n');
    separator = ',\n';
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}
