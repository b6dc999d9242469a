import { fieldsOf, type Path } from '../writing/field.ts';
import type { X12Writer } from '../writing/x12-writer.ts';

export interface Note {
  /** ADD additional, CER certification, DCP goals or plans, DGN diagnosis, TPO third party. A line takes ADD and DCP. */
  kind: 'ADD' | 'CER' | 'DCP' | 'DGN' | 'TPO';
  /** At most 80 characters. */
  text: string;
}

export function writeNote(out: X12Writer, note: Note, path: Path): void {
  const fields = fieldsOf(note, path);
  out.segment('NTE', fields.required('kind', 3), fields.required('text', 80));
}
