import { GraphQLError } from 'graphql';

type AccessCode = 'UNAUTHENTICATED' | 'FORBIDDEN';

const messages: Record<AccessCode, string> = {
  UNAUTHENTICATED: 'Sign in first: send the token of signIn as "Authorization: Bearer <token>".',
  FORBIDDEN: 'Your roles do not allow this.',
};

/** The client is not signed in, or may not do this. The same words whether or not the requested row exists. */
export class AccessError extends GraphQLError {
  /** @param about The argument that is not allowed. Default: the whole field. */
  constructor(code: AccessCode, about?: { message: string; path: string[] }) {
    super(about?.message ?? messages[code], { extensions: { code, ...(about && { argument: about.path }) } });
  }
}
