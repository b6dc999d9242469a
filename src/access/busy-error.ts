import { GraphQLError } from 'graphql';

/** More sign-ins wait than can be answered soon. */
export class BusyError extends GraphQLError {
  constructor() {
    super('Too many people sign in at this moment; try again in a few seconds.', {
      extensions: { code: 'TOO_MANY_REQUESTS' },
    });
  }
}
