import { type ExecutionResult, type FormattedExecutionResult, GraphQLError, type GraphQLFormattedError } from 'graphql';

/** An error that was formatted already; graphql-ws prints errors by their `toJSON`. */
class PrintedError extends GraphQLError {
  readonly #printed: GraphQLFormattedError;

  constructor(printed: GraphQLFormattedError) {
    super(printed.message);
    this.#printed = printed;
  }

  override toJSON(): GraphQLFormattedError {
    return this.#printed;
  }
}

export function toSocketErrors(errors: readonly GraphQLFormattedError[]): readonly GraphQLError[] {
  return errors.map((error) => new PrintedError(error));
}

export function toSocketResult(result: FormattedExecutionResult): ExecutionResult {
  const { errors, ...rest } = result;
  return errors ? { ...rest, errors: toSocketErrors(errors) } : rest;
}
