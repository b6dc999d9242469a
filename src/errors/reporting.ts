import type { Logger } from 'pino';

/**
 * The parts of a node that an error report needs. These are its log, its count of cancelled operations, and whether
 * clients may learn the schema from errors.
 */
export interface Reporting {
  readonly log: Logger;
  readonly metrics: { readonly cancelled: { inc(): void } };
  /** Whether clients may ask for the schema itself. */
  readonly allowIntrospection: boolean;
}
