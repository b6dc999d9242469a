import type { Booked, Place } from '../places.ts';

/** The kinds of requests. */
export const kinds = ['a', 'b', 'c', 'd', 'e'] as const;
export type Kind = (typeof kinds)[number];

export const titles: Record<Kind, string> = {
  a: '(a) list of 20',
  b: '(b) patient with 10 appointments',
  c: '(c) day of 200',
  d: '(d) check-in',
  e: '(e) no database',
};

/** How one side is asked for one kind of thing. */
export interface RequestOf<About> {
  path: string;
  query?: string;
  variables(about: About): Record<string, unknown>;
}

export interface Requests {
  a: RequestOf<Place>;
  b: RequestOf<Place>;
  c: RequestOf<Place>;
  d: RequestOf<Booked>;
  e?: RequestOf<unknown>;
}
