import type { Context } from './context.ts';

/** The practice a request works in. Fields behind `@allow` are only reached by principals that have one. */
export function practiceIdOf(context: Context): string {
  const { principal } = context.request;
  if (principal.kind === 'ANONYMOUS') throw new Error('An anonymous request reached a practice’s rows.');
  return principal.practiceId;
}
