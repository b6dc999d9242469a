interface KeptValue {
  read(): string | null;
  /** Null forgets it. */
  write(value: string | null): void;
}

/** A text that outlives a reload; where the browser keeps nothing for pages, it lives as long as the page. */
export function keptValue(key: string): KeptValue {
  let inMemory: string | null = null;
  return {
    read: () => {
      try {
        return localStorage.getItem(key) ?? inMemory;
      } catch {
        return inMemory;
      }
    },
    write: (value) => {
      inMemory = value;
      try {
        if (value === null) localStorage.removeItem(key);
        else localStorage.setItem(key, value);
      } catch {
        // Kept in memory only.
      }
    },
  };
}
