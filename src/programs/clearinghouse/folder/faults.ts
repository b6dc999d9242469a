/** Faults of a partner, each by a switch. The right answer always comes as well. */
export interface Faults {
  /** A file has its final name before its second half is written. */
  halfFiles: boolean;
  /** Before each answer comes a file of 0 bytes. */
  emptyFiles: boolean;
  /** Before each answer comes a copy whose trailers count one too many. */
  wrongCounts: boolean;
  /** A file gets another name right after it came. */
  renamedFiles: boolean;
}

export const noFaults: Faults = { halfFiles: false, emptyFiles: false, wrongCounts: false, renamedFiles: false };

/** A copy with SE01, GE01 and IEA01 one too large. */
export function withWrongCounts(content: string): string {
  const element = content.charAt(3);
  const one = element === '|' || element === '^' || /[.*+?()[\]{}\\$]/.test(element) ? `\\${element}` : element;
  return content.replace(new RegExp(`\\b(SE|GE|IEA)${one}(\\d+)${one}`, 'g'), (_all, id: string, count: string) =>
    [id, String(Number(count) + 1), ''].join(element),
  );
}

/** `7-1.835` becomes `7-1-empty.835`. */
export const markedName = (name: string, mark: string): string => name.replace(/(\.[^.]*)$/, `-${mark}$1`);
