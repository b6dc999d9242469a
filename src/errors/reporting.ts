import type { Logger } from 'pino';

/** What the report of an error needs of a node: its log, its count of cancelled operations, and whether clients may learn the schema from errors. */
export interface Reporting {
  readonly log: Logger;
  readonly metrics: { readonly cancelled: { inc(): void } };
  /** Whether clients may ask for the schema itself. */
  readonly allowIntrospection: boolean;
}
