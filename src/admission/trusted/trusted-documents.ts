import type { TrustedOnly } from '../../settings/trusted-only.ts';

/** The documents that were written with the clients and are known by their ids. */
export interface TrustedDocuments {
  readonly only: TrustedOnly;
  /** Texts by `sha256:<hex>`. */
  readonly texts: ReadonlyMap<string, string>;
}
