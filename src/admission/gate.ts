import type { GraphQLSchema } from 'graphql';
import type { DocumentCache } from './documents/document-cache.ts';
import type { Rates } from './rates/rates.ts';
import type { TrustedDocuments } from './trusted/trusted-documents.ts';

/** The parts that decide whether an operation may be run, before anything is read for it. */
export interface Gate {
  readonly schema: GraphQLSchema;
  readonly documents: DocumentCache;
  /** Operations that clients name instead of sending them. */
  readonly trusted: TrustedDocuments;
  /** The recent cost of each client, and the rest that is left to it. */
  readonly rates: Rates;
}
