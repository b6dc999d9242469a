import { GraphQLError } from 'graphql';
import { isDisplayToken } from '../../access/token.ts';
import type { ErrorCode } from '../../errors/error-codes.ts';
import type { TrustedOnly } from '../../settings/trusted-only.ts';
import type { Gate } from '../gate.ts';

interface Asked {
  query?: string | null | undefined;
  /** Not looked at yet: anything that JSON can hold. */
  documentId?: unknown;
  extensions?: Record<string, unknown> | null | undefined;
}

/**
 * The text of the requested operation, by its text or by its id, or the reason why it is refused. Nothing has been read
 * from the database yet.
 */
export function documentToRun(
  { trusted }: Pick<Gate, 'trusted'>,
  { query, documentId, extensions }: Asked,
  token: string | undefined,
): string | GraphQLError {
  // Apollo's clients try this first and continue without it after the refusal. Any client could fill such a store.
  if (extensions?.persistedQuery)
    return refusal(
      'PERSISTED_QUERY_NOT_SUPPORTED',
      'This server stores no documents for clients; send the query itself.',
    );
  if (documentId === undefined || documentId === null) {
    return isBound(trusted.only, token)
      ? refusal(
          'PERSISTED_DOCUMENT_REQUIRED',
          'Only operations from the list of trusted documents are run: send a documentId.',
        )
      : (query ?? '');
  }
  // Stock WebSocket clients cannot leave the query out; they send it empty.
  if (query || typeof documentId !== 'string')
    return refusal('BAD_REQUEST', 'Send an operation’s text as query or its id as documentId, not both.');
  return (
    trusted.texts.get(documentId) ??
    refusal(
      'PERSISTED_DOCUMENT_NOT_FOUND',
      'No trusted document has this documentId; reload the client, or add its list to FOYER_DOCUMENTS.',
    )
  );
}

function isBound(only: TrustedOnly, token: string | undefined): boolean {
  if (only === 'displays') return token !== undefined && isDisplayToken(token);
  return only === 'all';
}

function refusal(code: ErrorCode, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}
