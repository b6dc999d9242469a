/** An attack that cannot be tried as an operation, or is tried elsewhere, and why. */
export interface NoAttack {
  id: string;
  what: string;
  because: string;
}

export const elsewhere: readonly NoAttack[] = [
  {
    id: 'G8',
    what: '__typename of a union',
    because: 'it names the type of what was just answered, which whoever may ask sees anyway',
  },
  {
    id: 'D6',
    what: 'a size inside an input object',
    because:
      'no list of the contract takes its size from one; test/query/limits/operation-cost.test.ts tries it on a schema that does',
  },
  {
    id: 'D8',
    what: 'headers that never end (slowloris)',
    because: 'Node ends headers after 60 s and requests after 300 s, which no test should wait for',
  },
  {
    id: 'D8',
    what: 'a body of 50 MB',
    because: 'it is refused by its length like the one of 1 MB in test/query/limits/transport-attacks.test.ts',
  },
  {
    id: 'D10',
    what: 'a search that takes for ever',
    because: 'the search reads an index of words, and every statement ends after its time limit: src/database/orm.ts',
  },
  {
    id: 'D12',
    what: 'sockets and subscriptions by the thousand',
    because: 'test/live/caps.test.ts counts them; their rate is in test/query/limits/rate-limits.test.ts',
  },
  {
    id: 'D13',
    what: 'a socket that is not read',
    because: 'test/live/slow-watchers.test.ts and test/live/slow-stream.test.ts',
  },
  { id: 'D14', what: '200 sign-ins at once', because: 'test/access/sign-in-flood.test.ts' },
  {
    id: 'D16',
    what: 'a client that leaves in the middle',
    because: 'it sends nothing that a limit could refuse; what becomes of its statements is no matter of this folder',
  },
  {
    id: 'C3',
    what: 'credentials of another origin',
    because: 'nothing rides on cookies; test/query/transport.test.ts tries other origins',
  },
  { id: 'C4', what: 'addresses in headers', because: 'test/query/limits/rate-limits.test.ts' },
  { id: 'C6', what: 'a socket from a page of another origin', because: 'test/query/transport.test.ts' },
  {
    id: 'S1',
    what: 'a free query with a display’s token, and S2 to S5 and S7',
    because: 'test/query/trusted-documents.test.ts',
  },
];
