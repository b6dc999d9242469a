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

type Payloads = AsyncGenerator<FormattedExecutionResult, void, void>;

export function toSocketErrors(errors: readonly GraphQLFormattedError[]): readonly GraphQLError[] {
  return errors.map((error) => new PrintedError(error));
}

export function toSocketResult(result: FormattedExecutionResult): ExecutionResult {
  const { errors, ...rest } = result;
  return errors ? { ...rest, errors: toSocketErrors(errors) } : rest;
}

/** The same results in the form graphql-ws takes, ending the source as soon as the subscriber goes. */
export function toSocketResults(payloads: Payloads): AsyncGenerator<ExecutionResult, void, void> {
  const results = mapped(payloads);
  const end = results.return.bind(results);
  results.return = async (value) => {
    await payloads.return();
    return end(value);
  };
  return results;
}

async function* mapped(payloads: Payloads): AsyncGenerator<ExecutionResult, void, void> {
  for await (const payload of payloads) yield toSocketResult(payload);
}
