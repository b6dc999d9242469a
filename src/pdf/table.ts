export interface TableColumn {
  heading: string;
  /** Its part of the table's width, as compared with the others. */
  share: number;
}

interface Box {
  text: string;
  x: number;
  width: number;
}

/** In points. */
const padding = 3;

/**
 * Draws a table from where the document stands. A row is never cut by the end of a page: it goes to the next one, below
 * the headings. A cell that fills more than a third of a page ends with an ellipsis.
 */
export function drawTable(
  pdf: PDFKit.PDFDocument,
  columns: readonly TableColumn[],
  { rows }: { rows: readonly (readonly string[])[] },
): void {
  const place = placer(pdf, columns);
  const bottom = () => pdf.page.height - pdf.page.margins.bottom;
  const drawHeadings = () => drawRow(pdf, place(columns.map(({ heading }) => heading)), 'bold');
  drawHeadings();
  for (const row of rows) {
    const boxes = place(row);
    if (pdf.y + rowHeight(pdf, boxes, 'regular') > bottom()) {
      pdf.addPage();
      drawHeadings();
    }
    drawRow(pdf, boxes, 'regular');
  }
}

function placer(pdf: PDFKit.PDFDocument, columns: readonly TableColumn[]) {
  const { left, right } = pdf.page.margins;
  const whole = pdf.page.width - left - right;
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  return (cells: readonly string[]): Box[] => {
    let x = left;
    return columns.map(({ share }, index) => {
      const width = (whole * share) / shares;
      const box = { text: cells[index] ?? '', x: x + padding, width: width - 2 * padding };
      x += width;
      return box;
    });
  };
}

function mostHeight(pdf: PDFKit.PDFDocument): number {
  return pdf.page.height / 3;
}

function rowHeight(pdf: PDFKit.PDFDocument, boxes: readonly Box[], font: string): number {
  pdf.font(font).fontSize(9);
  const heights = boxes.map(({ text, width }) => pdf.heightOfString(text || ' ', { width }));
  return Math.min(Math.max(...heights), mostHeight(pdf)) + 2 * padding;
}

function drawRow(pdf: PDFKit.PDFDocument, boxes: readonly Box[], font: string): void {
  const top = pdf.y;
  const height = rowHeight(pdf, boxes, font);
  for (const { text, x, width } of boxes)
    pdf.text(text, x, top + padding, { width, height: mostHeight(pdf), ellipsis: true });
  const { left, right } = pdf.page.margins;
  pdf
    .moveTo(left, top + height)
    .lineTo(pdf.page.width - right, top + height)
    .lineWidth(0.5)
    .strokeColor('#999999')
    .stroke();
  pdf.x = left;
  pdf.y = top + height;
}
