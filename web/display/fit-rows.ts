interface Space {
  /** Height there is, in pixels. */
  height: number;
  count: number;
  /** Height of a row when there is room enough, and the least at which it is readable from the last seat. */
  preferred: number;
  least: number;
  /** The most columns to use before turning pages. */
  columns?: number;
}

interface Fit {
  rowHeight: number;
  rows: number;
  columns: number;
  perPage: number;
  pages: number;
}

/** How to show a list of any length in a given space: rows shrink first, then there are more columns, then pages. */
export function fitRows({ height, count, preferred, least, columns: mostColumns = 1 }: Space): Fit {
  const rowsAtLeast = Math.max(1, Math.floor(height / least));
  const columns = Math.min(mostColumns, Math.max(1, Math.ceil(count / rowsAtLeast)));
  const perPage = rowsAtLeast * columns;
  const pages = Math.max(1, Math.ceil(count / perPage));
  const rows = pages > 1 ? rowsAtLeast : Math.max(1, Math.ceil(count / columns));
  // Columns are as narrow as rows of the least height allow.
  const highest = columns > 1 ? least : preferred;
  const rowHeight = Math.max(Math.min(highest, height / rows), Math.min(least, height));
  return { rowHeight: Math.floor(rowHeight), rows, columns, perPage, pages };
}

/** The page to show now; each has its turn. */
export function pageNow(pages: number, steadyMs: number): number {
  return Math.floor(steadyMs / pageTurnMs) % pages;
}

const pageTurnMs = 8_000;
