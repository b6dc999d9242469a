import { GraphQLError } from 'graphql';

/** An argument of a query or subscription is wrong. Mutations answer with `InvalidInputError` instead. */
export class BadInput extends GraphQLError {
  constructor(message: string, argument: string[]) {
    super(message, { extensions: { code: 'BAD_USER_INPUT', argument } });
  }
}
