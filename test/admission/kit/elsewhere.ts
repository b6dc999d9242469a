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
    because: 'it names the type of the object just answered, which its client sees anyway',
  },
  {
    id: 'D6',
    what: 'a size inside an input object',
    because:
      'no list of the contract takes its size from one; test/admission/operation-cost.test.ts tries it on a schema that does',
  },
  {
    id: 'D12',
    what: 'what stays within the caps',
    because: 'test/admission/subscription-costs.test.ts counts what it costs, test/live/caps.test.ts what is open',
  },
  {
    id: 'D13',
    what: 'a socket that is not read',
    because: 'test/live/slow-watchers.proof.ts and test/live/slow-stream.proof.ts',
  },
  { id: 'D14', what: '200 sign-ins at once', because: 'test/access/sign-in-flood.proof.ts' },
  {
    id: 'D16',
    what: 'a client that leaves in the middle',
    because: 'test/execution/client-aborted.test.ts: its statements are stopped',
  },
  { id: 'C4', what: 'addresses in headers', because: 'test/admission/addresses.test.ts' },
  {
    id: 'C4',
    what: 'another name in Host',
    because:
      'nothing is decided by it but which page is our own, and nothing rides on cookies: src/access/allowed-origin.ts',
  },
  { id: 'C6', what: 'a socket from a page of another origin', because: 'test/server/transport.test.ts' },
  {
    id: 'S1',
    what: 'a free query with a display’s token',
    because: 'test/admission/trusted-documents.test.ts',
  },
  { id: 'S2', what: 'the id of another client’s document', because: 'test/admission/trusted-documents.test.ts' },
  { id: 'S3', what: 'an id with another text beside it', because: 'test/admission/trusted-documents.test.ts' },
  { id: 'S4', what: 'a display that wants a document kept', because: 'test/admission/trusted-documents.test.ts' },
  { id: 'S5', what: 'all of these over WebSockets', because: 'test/admission/trusted-documents.test.ts' },
  {
    id: 'S7',
    what: 'a list of an older release',
    because:
      'it holds for as long as the operator names it, and no longer: test/admission/trusted-documents.test.ts tries lists side by side, and ids that no list has',
  },
];
