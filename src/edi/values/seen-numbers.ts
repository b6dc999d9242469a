/** Numbers that came before, in memory that does not grow with the file and that the collector need not look at. */
export interface SeenNumbers {
  /** Whether the number is new. */
  add(number: string): boolean;
  has(number: string): boolean;
}

const most = 65_536;

/**
 * An open hash table of 53-bit hashes. At half of its largest size it forgets all: two equal numbers that are tens of
 * thousands of claims apart may go unnoticed. A set of strings was tried: its strings outlive young collections, and V8 then
 * lets its young space grow to 134 MB.
 */
export function seenNumbers(): SeenNumbers {
  let slots = new Float64Array(1024);
  let count = 0;
  /** Where the hash is, or the free place where it would be. */
  const placeOf = (hash: number): number => {
    let at = hash % slots.length;
    while (slots[at] !== 0 && slots[at] !== hash) at = (at + 1) % slots.length;
    return at;
  };
  const put = (hash: number): boolean => {
    const at = placeOf(hash);
    if (slots[at] === hash) return false;
    slots[at] = hash;
    count += 1;
    return true;
  };
  const makeRoom = () => {
    const before = slots;
    slots = new Float64Array(before.length < most ? before.length * 4 : most);
    count = 0;
    if (before.length < most) for (const hash of before) if (hash !== 0) put(hash);
  };
  return {
    add: (number) => {
      if (count * 2 >= slots.length) makeRoom();
      return put(hashOf(number));
    },
    has: (number) => slots[placeOf(hashOf(number))] !== 0,
  };
}

/** FNV-1a twice over, from different starts; never 0. */
function hashOf(text: string): number {
  let low = 0x811c9dc5;
  let high = 0x01000193;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x85ebca6b) + 1;
  }
  return ((high >>> 0) % 0x200000) * 0x100000000 + (low >>> 0) + 1;
}
