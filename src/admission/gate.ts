import type { GraphQLSchema } from 'graphql';
import type { DocumentCache } from './documents/document-cache.ts';
import type { Rates } from './rates/rates.ts';
import type { TrustedDocuments } from './trusted/trusted-documents.ts';

/** What decides whether an operation may be run, before anything is read for it. */
export interface Gate {
  readonly schema: GraphQLSchema;
  readonly documents: DocumentCache;
  /** Operations that clients name instead of sending them. */
  readonly trusted: TrustedDocuments;
  /** What each client has asked for lately, and what is left to it. */
  readonly rates: Rates;
}
