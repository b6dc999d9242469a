import fc from 'fast-check';
import { expect, test } from 'vitest';
import { usualDelimiters } from '../../../src/edi/tokens/delimiters.ts';
import { createTokenizer } from '../../../src/edi/tokens/tokenizer.ts';
import { type Value, x12Writer } from '../../../src/edi/writing/x12-writer.ts';
import { aFile } from '../kit/a-claim.ts';
import { anyText, writtenText } from '../kit/arbitrary-text.ts';

const { interchange } = aFile([]);
const group = {
  functionalId: 'HC',
  sender: 'A',
  receiver: 'B',
  date: '2026-04-12',
  time: '12:10',
  version: '005010X222A1',
};

/** The segments of a text that comes in pieces, cut where the numbers say. */
function segmentsOf(text: string, cuts: readonly number[] = []): string[][] {
  const segments: string[][] = [];
  const tokenizer = createTokenizer({
    delimiters: () => {},
    segment: (elements) => segments.push(elements),
    problem: (...problem) => expect.fail(problem.join(' ')),
  });
  let from = 0;
  for (const cut of [...cuts.toSorted((a, b) => a - b), text.length]) {
    tokenizer.push(text.slice(from, cut));
    from = cut;
  }
  tokenizer.end();
  return segments;
}

const part = fc.oneof(writtenText, fc.constant(null));
const element = fc.oneof(part, fc.array(part, { maxLength: 5 }));
const segment = fc.record({
  id: fc.stringMatching(/^[B-FJ-RU-Z][A-Z0-9]{1,2}$/),
  values: fc.array(element, { maxLength: 16 }),
});
const delimiters = fc.constantFrom(
  usualDelimiters,
  { element: '|', component: '>', repetition: '^', terminator: '\n' },
  { element: '\u001d', component: '\u001f', repetition: '\u001e', terminator: '\u001c' },
);

/** A segment as a reader finds it: trailing empty parts are not written. */
function asRead(
  { id, values }: { id: string; values: readonly Value[] },
  { component }: { component: string },
): string[] {
  const texts = values.map((value) => {
    const parts = (Array.isArray(value) ? value : [value]).map((each) => (each as string | null) ?? '');
    return parts.slice(0, parts.findLastIndex((text) => text !== '') + 1).join(component);
  });
  return [id, ...texts.slice(0, texts.findLastIndex((text) => text !== '') + 1)];
}

test('what is written is read, whatever its segments, sets and groups, its delimiters and its pieces', () => {
  const groups = fc.array(fc.array(fc.array(segment, { maxLength: 8 }), { maxLength: 3 }), { maxLength: 3 });
  fc.assert(
    fc.property(groups, delimiters, fc.array(fc.nat({ max: 3000 }), { maxLength: 6 }), (written, chosen, cuts) => {
      const out = x12Writer(interchange, chosen);
      const expected: string[][] = [];
      for (const [g, sets] of written.entries()) {
        out.group({ ...group, controlNumber: g + 1 });
        expected.push(['GS', 'HC', 'A', 'B', '20260412', '1210', String(g + 1), 'X', '005010X222A1']);
        for (const [s, segments] of sets.entries()) {
          const controlNumber = String(s + 1).padStart(4, '0');
          out.set({ id: '837', controlNumber, version: '005010X222A1' });
          for (const { id, values } of segments) out.segment(id, ...values);
          expected.push(['ST', '837', controlNumber, '005010X222A1'], ...segments.map((each) => asRead(each, chosen)));
          expected.push(['SE', String(segments.length + 2), controlNumber]);
        }
        expected.push(['GE', String(sets.length), String(g + 1)]);
      }
      const { content = '' } = out.end();
      const read = segmentsOf(content, cuts);
      expect(read[0]?.length).toBe(17);
      expect(read.slice(1)).toEqual([...expected, ['IEA', String(written.length), '000000007']]);
    }),
  );
});

test('a text is one element whatever it holds, or nothing is written', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const out = x12Writer(interchange);
      out.group({ ...group, controlNumber: 1 });
      out.set({ id: '837', controlNumber: '0001', version: '005010X222A1' });
      out.segment('NTE', 'ADD', text);
      const { content, refusals } = out.end();
      if (content === undefined) expect(refusals.map(({ path }) => path)).toEqual([['NTE02']]);
      else expect(segmentsOf(content).length).toBe(7);
    }),
  );
});

test('ISA has 106 characters whatever its parties are called', () => {
  const { content = '' } = x12Writer({ ...interchange, sender: 'A', receiver: 'ABCDEFGHIJKLMNO' }).end();
  expect(content.indexOf('~')).toBe(105);
  expect(content).toBe(
    'ISA*00*          *00*          *ZZ*A              *ZZ*ABCDEFGHIJKLMNO*260412*1210*^*00501*000000007*1*T*:~IEA*0*000000007~',
  );
});

test('numbers, dates and parties that have no form are refused by their envelope', () => {
  const out = x12Writer({ ...interchange, sender: 'A~B', controlNumber: 0, date: '2026-13-01' });
  out.group({ ...group, receiver: '', controlNumber: 1_000_000_000 });
  expect(out.end().refusals?.map(({ path }) => path.join('.'))).toEqual([
    ...['interchange.controlNumber', 'interchange.sender', 'interchange.date', 'group.controlNumber', 'group.receiver'],
  ]);
});

test('a segment that is an envelope cannot be written into a set', () => {
  const out = x12Writer(interchange);
  out.group({ ...group, controlNumber: 1 });
  out.set({ id: '837', controlNumber: '0001', version: '005010X222A1' });
  for (const id of ['SE', 'ISA', 'A~B', 'lx']) expect(() => out.segment(id)).toThrow('is no segment of a set');
});
