import { getNullableType, isInputObjectType } from 'graphql';
import type { AskedOnce } from '../request/asked-once.ts';
import { requestHash } from '../writing/request-hash.ts';
import { type Field, resolverOf } from './field.ts';

interface Args {
  input?: { idempotencyKey?: string | null };
}

/**
 * Lets the write of a mutation know that its client wants it done once. Root fields of a mutation run one after the
 * other, so a request has one at a time. The write's own input carries no key.
 */
export function withIdempotency(field: Field, mutation: string): Field {
  const input = getNullableType(field.args?.input?.type);
  if (!isInputObjectType(input) || !input.getFields().idempotencyKey) return field;
  const resolve = resolverOf(field);
  return {
    ...field,
    resolve: async (source, args: Args, context, info) => {
      const { idempotencyKey: key, ...rest } = args.input ?? {};
      const withoutKey = args.input ? { ...args, input: rest } : args;
      if (key == null) return resolve(source, withoutKey, context, info);
      const asked: AskedOnce = { mutation, key, hash: requestHash(withoutKey), isTaken: false };
      const { request } = context;
      request.asked = asked;
      try {
        const answer = await resolve(source, withoutKey, context, info);
        if (!asked.isTaken) throw new Error(`${mutation} takes an idempotencyKey, and its write did not look at it.`);
        return answer;
      } finally {
        request.asked = undefined;
      }
    },
  };
}
