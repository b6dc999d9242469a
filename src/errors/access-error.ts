import { GraphQLError } from 'graphql';

type AccessCode = 'UNAUTHENTICATED' | 'FORBIDDEN';

const messages: Record<AccessCode, string> = {
  UNAUTHENTICATED: 'Sign in first: send the token of signIn as "Authorization: Bearer <token>".',
  FORBIDDEN: 'Your roles do not allow this.',
};

/** Nobody is signed in, or whoever is may not do this. The same words whether or not the thing asked for exists. */
export class AccessError extends GraphQLError {
  /** @param about Which argument is not allowed; left out, it is the whole field. */
  constructor(code: AccessCode, about?: { message: string; path: string[] }) {
    super(about?.message ?? messages[code], { extensions: { code, ...(about && { argument: about.path }) } });
  }
}
