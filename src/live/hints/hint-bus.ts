/**
 * A practice's log has grown to this number. May be lost, late, repeated or forged: it only makes a node look at the
 * table.
 */
export interface Hint {
  practiceId: string;
  seq: number;
}

export type OnHint = (hint: Hint) => void;

/** Lets nodes notify each other that it is worth looking. Delivery never depends on it, only its speed does. */
export interface HintBus {
  /** Notifies the other nodes. Returns at once and never throws. */
  publish(hint: Hint): void;
  /** Hints of this practice are wanted from now on. */
  follow(practiceId: string): void;
  unfollow(practiceId: string): void;
  close(): Promise<void>;
}
