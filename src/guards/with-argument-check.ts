import { AccessError } from '../errors/access-error.ts';
import { BadInput } from '../errors/bad-input.ts';
import { compileArgumentCheck } from './check-arguments.ts';
import { type Field, type Resolver, resolverOf } from './field.ts';
import type { Violation } from './violation.ts';

/**
 * Checks arguments before the resolver sees them. A mutation answers a violation as data, any other field as an error.
 */
export function withArgumentCheck(field: Field, typeName: string): Field {
  const args = Object.entries(field.args ?? {}).map(([name, config]) => ({ ...config, name }));
  if (args.length === 0) return field;
  const check = compileArgumentCheck(args as Parameters<typeof compileArgumentCheck>[0]);
  const guard =
    (inner: Resolver): Resolver =>
    (source, values, context, info) => {
      const violations: Violation[] = [];
      const checked = check(values, violations);
      const { permissions } = context.request.principal;
      const first = violations.find(({ permission }) => !permission || !permissions.has(permission));
      if (!first) return inner(source, checked, context, info);
      if (first.permission) throw new AccessError('FORBIDDEN', first);
      if (typeName === 'Mutation') return { __typename: 'InvalidInputError', ...first };
      throw new BadInput(first.message, first.path);
    };
  return { ...field, resolve: guard(resolverOf(field)), ...(field.subscribe && { subscribe: guard(field.subscribe) }) };
}
