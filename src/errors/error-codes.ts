interface CodeRules {
  /** The HTTP status of an answer without data, where the media type lets a status carry meaning. */
  status: number;
  /** Sent instead of the error's own message, unless that was written for clients: it may hold private data. */
  message?: string;
  /** Whether the cause goes to the log, and its number to the client. */
  isFault?: boolean;
}

/**
 * Every code that an error of Foyer can carry; docs/errors.md says when. An error with any other code is masked as
 * `INTERNAL_SERVER_ERROR`.
 */
export const errorCodes = {
  BAD_REQUEST: { status: 400 },
  GRAPHQL_PARSE_FAILED: { status: 400 },
  GRAPHQL_VALIDATION_FAILED: { status: 400 },
  BAD_USER_INPUT: { status: 400 },
  PERSISTED_QUERY_NOT_SUPPORTED: { status: 400 },
  PERSISTED_DOCUMENT_NOT_FOUND: { status: 400 },
  PERSISTED_DOCUMENT_REQUIRED: { status: 403 },
  UNAUTHENTICATED: { status: 401 },
  FORBIDDEN: { status: 403, message: 'Your roles do not allow this.' },
  TOO_MANY_REQUESTS: { status: 429 },
  ALREADY_EXISTS: {
    status: 409,
    message: 'An object that may exist only once exists already; read it before you create another.',
    isFault: true,
  },
  CONFLICT: {
    status: 409,
    message: 'Another object holds this already; read it again and choose another.',
    isFault: true,
  },
  NOT_ALLOWED_BY_RULE: { status: 422, message: 'A rule of the office does not allow this.', isFault: true },
  TRY_AGAIN: {
    status: 503,
    message: 'Another request changed the same data at this moment; try again.',
    isFault: true,
  },
  TIMED_OUT: { status: 503, message: 'This took too long and was aborted; request less.', isFault: true },
  SERVICE_UNAVAILABLE: { status: 503, message: 'The database cannot be reached; try again.', isFault: true },
  OUTCOME_UNKNOWN: {
    status: 500,
    message:
      'The connection to the database was lost while this was being saved; check whether it was saved before you send it again.',
    isFault: true,
  },
  INTERNAL_SERVER_ERROR: { status: 500, message: 'The server failed to answer this.', isFault: true },
} satisfies Record<string, CodeRules>;

export type ErrorCode = keyof typeof errorCodes;

export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(errorCodes, code);
}

export function rulesOf(code: ErrorCode): CodeRules {
  return errorCodes[code];
}
