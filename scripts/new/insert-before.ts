import { GeneratorFailure } from './failure.ts';

/** Puts lines before the one place that this pattern finds; `path` is for the refusal. */
export function insertBefore(path: string, text: string, place: RegExp, added: string): string {
  const at = text.search(place);
  if (at < 0) throw new GeneratorFailure(`${path} has no place for ${added.trim()}; it is looked for by ${place}.`);
  return text.slice(0, at) + added + text.slice(at);
}
