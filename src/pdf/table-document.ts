import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Readable } from 'node:stream';
import PDFDocument from 'pdfkit';
import { drawTable, type TableColumn } from './table.ts';

const find = createRequire(import.meta.url).resolve;
const read = (name: string): Buffer => readFileSync(find(`dejavu-fonts-ttf/ttf/${name}.ttf`));

interface Fonts {
  regular: Buffer;
  bold: Buffer;
}

let known: Fonts | undefined;

/**
 * DejaVu Sans: Latin with Vietnamese, Greek, Cyrillic, Armenian, Georgian, Hebrew and Arabic letters; no Chinese,
 * Japanese or Korean ones. Read once, when the first document is made.
 */
function fonts(): Fonts {
  known ??= { regular: read('DejaVuSans'), bold: read('DejaVuSans-Bold') };
  return known;
}

/** Sizes of paper: US letter, or ISO A4. */
export type Paper = 'LETTER' | 'A4';

/** A title, some lines below it, and a table that goes on over as many pages as it takes. */
export interface TableDocument {
  title: string;
  /** Lines below the title, of the first page alone. */
  lines: readonly string[];
  columns: readonly TableColumn[];
  /** The cells of each row, as many as there are columns. */
  rows: readonly (readonly string[])[];
  /** Printed instead of the table when there are no rows. */
  ifEmpty: string;
  paper: Paper;
  /** Kept in the file as its time of creation: the same input gives the same bytes. */
  createdAt: Date;
}

/** In points of 1/72 inch. */
const margin = 40;
const footerHeight = 20;

/**
 * Writes the document as PDF with embedded fonts; its bytes depend on the input alone. Each page says its number and
 * how many there are.
 */
export function tableDocument(content: TableDocument): Readable {
  const { title, lines, columns, rows, ifEmpty, paper, createdAt } = content;
  const { regular, bold } = fonts();
  const pdf = new PDFDocument({
    size: paper,
    margins: { top: margin, left: margin, right: margin, bottom: margin + footerHeight },
    bufferPages: true,
    info: { Title: printable(title), CreationDate: createdAt },
    displayTitle: true,
    lang: 'en-US',
    // Taken by the font itself, which the types do not know; otherwise Helvetica is read, which has no such letters.
    font: regular as unknown as string,
  });
  pdf.registerFont('regular', regular).registerFont('bold', bold);
  pdf.font('bold').fontSize(16).text(printable(title));
  pdf.font('regular').fontSize(9);
  for (const line of lines) pdf.text(printable(line));
  pdf.moveDown();
  if (rows.length === 0) pdf.text(printable(ifEmpty));
  else drawTable(pdf, columns, { rows: rows.map((row) => row.map(printable)) });
  numberPages(pdf, printable(title));
  pdf.end();
  return pdf;
}

function numberPages(pdf: PDFKit.PDFDocument, title: string): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page);
    const { width, height, margins } = pdf.page;
    // Within the bottom margin, where text would begin a new page.
    margins.bottom = 0;
    const at = { width: width - 2 * margin, lineBreak: false, ellipsis: true };
    pdf.font('regular').fontSize(8);
    pdf.text(title, margin, height - margin, { ...at, width: at.width - 100 });
    pdf.text(`Page ${page - start + 1} of ${count}`, margin, height - margin, { ...at, align: 'right' });
  }
}

/** Composed letters, which the font has, and nothing that is no letter. */
function printable(text: string): string {
  return text.normalize('NFC').replaceAll(/[^\P{C}\n]/gu, '');
}
