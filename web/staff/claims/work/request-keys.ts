/** A request that may have to be repeated. */
interface Keyed {
  key: string;
  /** The version of the claim that it was made for. */
  version: number;
}

/**
 * Keys of requests. A retry after a lost answer is the same request, so that nothing is done twice, though the claim may
 * have changed by it.
 */
export interface RequestKeys {
  keyFor(contents: unknown, version?: number): Keyed;
  /** The request was answered: the next one like it is another one. */
  renew(): void;
}

export function openRequestKeys(): RequestKeys {
  let last: (Keyed & { contents: string }) | undefined;
  return {
    keyFor: (contents, version = 0) => {
      const text = JSON.stringify(contents);
      if (last?.contents !== text) last = { contents: text, version, key: newKey() };
      return last;
    },
    renew: () => {
      last = undefined;
    },
  };
}

/** `randomUUID` is there on https alone, and an office may run it by http in its own network. */
const newKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
