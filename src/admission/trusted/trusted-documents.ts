/** Whose operations must all be trusted documents: those of displays, everybody's, or nobody's. */
export const trustedOnlys = ['displays', 'all', 'none'] as const;

export type TrustedOnly = (typeof trustedOnlys)[number];

/** The documents that were written with the clients and are known by their ids. */
export interface TrustedDocuments {
  readonly only: TrustedOnly;
  /** Texts by `sha256:<hex>`. */
  readonly texts: ReadonlyMap<string, string>;
}
