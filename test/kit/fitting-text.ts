import { directiveOn } from '../../src/contract/directive-on.ts';

/** Texts of every form that the schema asks for. */
const texts = [
  '1234567893',
  'J1885',
  '25',
  'US',
  '207Q00000X',
  '22D0000000',
  '123456789',
  '0'.repeat(64),
  `SHA256:${'A'.repeat(43)}`,
];

/** A text that the pattern of an argument or input field takes; undefined where it has none. */
export function patternedText(declared: Parameters<typeof directiveOn>[0]): string | undefined {
  const pattern = directiveOn<{ regex: string }>(declared, 'pattern');
  if (!pattern) return undefined;
  const text = texts.find((one) => new RegExp(`^(?:${pattern.regex})$`, 'u').test(one));
  if (!text) throw new Error(`No text fits ${pattern.regex}; add one in test/kit/fitting-text.ts.`);
  return text;
}
