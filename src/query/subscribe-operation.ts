import { createSourceEventStream, type FormattedExecutionResult } from 'graphql';
import { AccessError } from '../access/access-error.ts';
import { createContext } from '../context.ts';
import { formatted, type OperationArgs, runOperation } from './run-operation.ts';

type Payloads = AsyncGenerator<FormattedExecutionResult, void, void>;

/**
 * Runs a subscription. Each payload gets a context of its own, and with it a fresh look at who is asking: access that was withdrawn ends the subscription
 * with the next payload, heartbeats included.
 */
export async function subscribeOperation(args: OperationArgs): Promise<Payloads | FormattedExecutionResult> {
  const ended = new AbortController();
  const { request } = args.contextValue;
  const contextValue = { request: { ...request, ended: ended.signal } };
  try {
    const source = await createSourceEventStream({ ...args, contextValue });
    if (!(Symbol.asyncIterator in source)) {
      return { errors: (source.errors ?? []).map((error) => formatted(error, args)) };
    }
    return endable(payloads(source, args), ended);
  } catch (error) {
    return { errors: [formatted(error, args)] };
  }
}

async function* payloads(source: AsyncIterable<unknown>, args: OperationArgs): Payloads {
  const { app, token, origin, principal } = args.contextValue.request;
  try {
    for await (const rootValue of source) {
      const contextValue = await createContext({ app, token, origin, isActivity: false });
      if (contextValue.request.principal.kind !== principal.kind) throw new AccessError('UNAUTHENTICATED');
      const payload = await runOperation({ ...args, rootValue, contextValue });
      yield payload;
      // Its change was not told: going on would leave a hole. The client comes back with the cursor of the payload before.
      if (!payload.data) return;
    }
  } catch (error) {
    yield { errors: [formatted(error, args)] };
  }
}

/** Ends the source at once, not only when it wakes to yield. */
function endable(inner: Payloads, ended: AbortController): Payloads {
  const end = inner.return.bind(inner);
  inner.return = (value) => {
    ended.abort();
    return end(value);
  };
  return inner;
}
