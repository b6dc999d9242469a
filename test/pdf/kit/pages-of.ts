import { inflateSync } from 'node:zlib';

/** The objects of a PDF by number, with their streams inflated. */
function objectsOf(pdf: Buffer): Map<string, { head: string; stream: string }> {
  const text = pdf.toString('latin1');
  const objects = text.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g);
  return new Map(
    [...objects].map(([, number = '', body = '']) => {
      const [head = '', stream] = body.split(/\nstream\n|>>\nstream\n/, 2);
      const bytes = Buffer.from((stream ?? '').replace(/\nendstream$/, ''), 'latin1');
      const isDeflated = head.includes('/FlateDecode') && !head.includes('/Length1');
      return [number, { head, stream: isDeflated ? inflateSync(bytes).toString('latin1') : bytes.toString('latin1') }];
    }),
  );
}

function lettersOf(cmap: string): string[] {
  const hex = [...cmap.matchAll(/\[([^\]]*)\]/g)].flatMap(([, list = '']) => list.match(/<([0-9a-f ]*)>/gi) ?? []);
  return hex.map((letters) => Buffer.from(letters.replaceAll(/[<> ]/g, ''), 'hex').swap16().toString('utf16le'));
}

/** The text of each page of a PDF as our own documents are built, in the order in which it is drawn. */
export function pagesOf(pdf: Buffer): string[] {
  const objects = objectsOf(pdf);
  const at = (number: string | undefined) => objects.get(number ?? '') ?? { head: '', stream: '' };
  const pages = [...objects.values()].filter(({ head }) => /\/Type \/Page\b(?!s)/.test(head));
  return pages.map(({ head }) => {
    const resources = at(/\/Resources (\d+)/.exec(head)?.[1]).head;
    const fonts = new Map(
      [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', number]) => {
        const cmap = /\/ToUnicode (\d+)/.exec(at(number).head)?.[1];
        return [name, lettersOf(at(cmap).stream)] as const;
      }),
    );
    let letters: string[] = [];
    let text = '';
    const drawn = at(/\/Contents (\d+)/.exec(head)?.[1]).stream;
    for (const [, font, array] of drawn.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
      if (font) letters = fonts.get(font) ?? [];
      else {
        const codes = [...(array ?? '').matchAll(/<([0-9a-f]+)>/gi)].flatMap(
          ([, hex = '']) => hex.match(/.{4}/g) ?? [],
        );
        text += `${codes.map((code) => letters[Number.parseInt(code, 16)] ?? '?').join('')}\n`;
      }
    }
    return text;
  });
}
