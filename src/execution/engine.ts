import type { GraphQLSchema } from 'graphql';
import type { LRUCache } from 'lru-cache';
import type { StaffPrincipal } from '../access/principal.ts';
import type { Rates } from '../admission/rates/rates.ts';
import type { Turnstile } from '../database/turnstile.ts';
import type { Reporting } from '../errors/reporting.ts';
import type { Office } from '../request/context.ts';
import type { CompiledOperations } from './compiled/compiled-operations.ts';
import type { Running } from './running.ts';

/** The parts of a node that run operations. */
export interface Engine extends Reporting {
  readonly schema: GraphQLSchema;
  readonly office: Office;
  readonly compiled: CompiledOperations;
  /**
   * Where the operations of one person or display wait for each other, so that they do not take all connections while
   * they do.
   */
  readonly requestLimits: Turnstile;
  readonly rates: Rates;
  /** The last holder of a token, by its hash. Whether it is still valid is looked up each time. */
  readonly knownSessions: LRUCache<string, StaffPrincipal>;
  /** Requests, operations and payloads under way; a stop waits for them. */
  readonly running: Running;
}
