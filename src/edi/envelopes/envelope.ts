import type { Delimiters } from '../tokens/delimiters.ts';

/** The facts of an ISA, blanks trimmed. */
export interface Interchange {
  senderQualifier: string;
  sender: string;
  receiverQualifier: string;
  receiver: string;
  /** ISO 8601; null where it is no date. */
  date: string | null;
  time: string | null;
  controlNumber: string;
  isAcknowledgmentRequested: boolean;
  usage: string;
  delimiters: Delimiters;
}

/** The facts of a GS. */
export interface Group {
  interchange: Interchange;
  functionalId: string;
  sender: string;
  receiver: string;
  date: string | null;
  time: string | null;
  controlNumber: string;
  version: string;
}

/** One transaction set, by what ST says. */
export interface TransactionSet {
  group: Group;
  id: string;
  controlNumber: string;
  /** ST03, or the group's where ST says none, as in an 835. */
  version: string;
  /** Another set of its group has the same control number. */
  isRepeated: boolean;
}

/** TA1: the answer to a whole interchange. */
export interface InterchangeAnswer {
  kind: 'TA1';
  /** The interchange in which the answer came. */
  interchange: Interchange;
  /** ISA13 of the interchange that is answered. */
  controlNumber: string;
  date: string | null;
  time: string | null;
  /** A accepted, E accepted with errors, R rejected. */
  outcome: string;
  noteCode: string;
}

/** The end of a set. Nothing of a set that is not whole should be applied. */
export interface SetEnd {
  kind: 'SET_END';
  set: TransactionSet;
  segments: number;
  /** SE came, with the right count and control number. */
  isWhole: boolean;
}
