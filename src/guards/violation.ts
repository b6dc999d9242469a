import type { Problem } from '../contract/coercion/problem.ts';
import type { Permission } from '../generated/models.ts';

/** A rule of the schema that a value breaks. */
export interface Violation extends Problem {
  /** A holder of this permission does not break the rule. */
  permission?: Permission;
}

/** Checks a coerced value and answers what resolvers get instead: normalised texts, UUIDs for ids. */
export type Check = (value: unknown, path: string[], violations: Violation[]) => unknown;
