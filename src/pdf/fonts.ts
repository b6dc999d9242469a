import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const find = createRequire(import.meta.url).resolve;
const read = (name: string): Buffer => readFileSync(find(`dejavu-fonts-ttf/ttf/${name}.ttf`));

interface Fonts {
  regular: Buffer;
  bold: Buffer;
}

let known: Fonts | undefined;

/** DejaVu Sans: Latin with Vietnamese, Greek, Cyrillic, Armenian, Georgian, Hebrew and Arabic letters; no Chinese, Japanese or Korean ones. Read once, when the first document is made. */
export function fonts(): Fonts {
  known ??= { regular: read('DejaVuSans'), bold: read('DejaVuSans-Bold') };
  return known;
}
