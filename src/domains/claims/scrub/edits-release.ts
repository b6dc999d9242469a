import { createHash } from 'node:crypto';
import { edits } from './edits.ts';

const declared = edits.map(({ id, number, severity, isOverridable, description }) =>
  [id, number, severity, isOverridable, description].join(' '),
);

/** Names the catalogue that a claim was scrubbed with: it changes with every change of an edit's text. */
export const editsRelease = createHash('sha256').update(declared.join('\n')).digest('hex').slice(0, 12);
