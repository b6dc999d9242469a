import type { GraphQLFormattedError } from 'graphql';

/** The result that a client library hands to the application, under one name for all. */
export interface Told {
  data?: unknown;
  errors?: readonly GraphQLFormattedError[];
}

export interface WaitingRoom {
  kind: 'SNAPSHOT' | 'CHANGE' | 'HEARTBEAT';
  cursor: string;
  visits: { ticket: string }[];
  removed: string[];
}

/** The application behind a client: it notes each result. */
export interface Witness {
  readonly boards: WaitingRoom[];
  readonly errors: GraphQLFormattedError[];
  next(told: Told): void;
  /** Waits for a board, past or future, on which this ticket is shown. */
  sees(ticket: string): Promise<WaitingRoom>;
  /** Waits for the subscription to be refused or withdrawn, and says why. */
  isRefused(): Promise<unknown>;
}

export function witness(): Witness {
  const boards: WaitingRoom[] = [];
  const errors: GraphQLFormattedError[] = [];
  const waiting = new Set<() => void>();
  const until = <Found>(find: () => Found | undefined) =>
    new Promise<Found>((resolve) => {
      const look = () => {
        const found = find();
        if (!found) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    });
  return {
    boards,
    errors,
    next: (told) => {
      const board = (told.data as { waitingRoom?: WaitingRoom } | null | undefined)?.waitingRoom;
      if (board) boards.push(board);
      errors.push(...(told.errors ?? []));
      for (const look of waiting) look();
    },
    sees: (ticket) => until(() => boards.find(({ visits }) => visits.some((visit) => visit.ticket === ticket))),
    isRefused: async () => (await until(() => errors[0])).extensions?.code,
  };
}
