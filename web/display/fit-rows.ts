interface Space {
  /** The space there is, in pixels. */
  width: number;
  height: number;
  count: number;
  /** Height of a row when there is room enough, and the least at which it is readable from the last seat. */
  preferred: number;
  least: number;
  /** The width that a row needs, in heights of the row. */
  aspect: number;
  /** Whether rows take turns when they do not fit. Others become smaller instead, so that all are seen always. */
  turns: boolean;
}

interface Fit {
  rowHeight: number;
  rows: number;
  columns: number;
  perPage: number;
  pages: number;
}

/** How to show a list of any length in a given space: in the columns that leave rows highest, then in pages. */
export function fitRows({ width, height, count, preferred, least, aspect, turns }: Space): Fit {
  const heightIn = (columns: number, rows: number) => Math.min(preferred, height / rows, width / columns / aspect);
  let best = { columns: 1, rows: Math.max(1, count), rowHeight: heightIn(1, Math.max(1, count)) };
  for (let columns = 2; columns <= count; columns += 1) {
    const rows = Math.ceil(count / columns);
    const rowHeight = heightIn(columns, rows);
    if (rowHeight > best.rowHeight) best = { columns, rows, rowHeight };
  }
  if (best.rowHeight >= least || !turns) return { ...best, perPage: best.rows * best.columns, pages: 1 };
  const rows = Math.max(1, Math.floor(height / least));
  const columns = Math.max(1, Math.floor(width / (least * aspect)));
  const perPage = rows * columns;
  const pages = Math.max(1, Math.ceil(count / perPage));
  return { rowHeight: heightIn(columns, rows), rows, columns, perPage, pages };
}

/** The page to show now; each has its turn. */
export function pageNow(pages: number, steadyMs: number): number {
  return Math.floor(steadyMs / pageTurnMs) % pages;
}

const pageTurnMs = 8_000;
