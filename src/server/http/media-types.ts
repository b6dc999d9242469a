/** How an answer is sent. */
export type AnswerType = 'application/json' | 'application/graphql-response+json';

const modern: AnswerType = 'application/graphql-response+json';
const legacy: AnswerType = 'application/json';

/**
 * The type that an `Accept` header likes best of the two; null when it takes neither. Clients without the header get
 * plain JSON.
 */
export function answerType(accept: string | undefined): AnswerType | null {
  if (!accept || accept === '*/*') return legacy;
  const ranges = accept.split(',').map(parseRange);
  const liked = ([legacy, modern] as const)
    .map((type) => ({ type, range: mostSpecific(ranges, type) }))
    .filter(({ range }) => range && range.quality > 0)
    .sort((a, b) => (b.range?.quality ?? 0) - (a.range?.quality ?? 0) || placeOf(ranges, a) - placeOf(ranges, b));
  return liked[0]?.type ?? null;
}

/** Whether a `Content-Type` means JSON in UTF-8. */
export function isJson(contentType: string | undefined): boolean {
  return /^\s*application\/json\s*(;\s*charset\s*=\s*"?utf-?8"?\s*)?$/i.test(contentType ?? '');
}

interface Range {
  name: string;
  quality: number;
}

interface Choice {
  range: Range | undefined;
}

function parseRange(text: string): Range {
  const [name = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const weight = parameters.find((parameter) => parameter.startsWith('q='));
  const quality = weight === undefined ? 1 : Number(weight.slice(2));
  return { name, quality: quality >= 0 && quality <= 1 ? quality : 0 };
}

/** An entry for a type itself counts before one for all of its kind. */
function mostSpecific(ranges: readonly Range[], type: AnswerType): Range | undefined {
  const named = (name: string) => ranges.find((range) => range.name === name);
  return named(type) ?? named('application/*') ?? named('*/*');
}

function placeOf(ranges: readonly Range[], { range }: Choice): number {
  return range ? ranges.indexOf(range) : ranges.length;
}
