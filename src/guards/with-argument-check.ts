import type { GraphQLArgument } from 'graphql';
import { coerceArguments } from '../contract/coercion/coerce-arguments.ts';
import { inSchemaOrder } from '../contract/coercion/in-schema-order.ts';
import { AccessError } from '../errors/access-error.ts';
import { BadInput } from '../errors/bad-input.ts';
import { invalidInputs } from '../writing/invalid-input.ts';
import { compileArgumentCheck } from './check-arguments.ts';
import { type Field, type Resolver, resolverOf } from './field.ts';
import type { Violation } from './violation.ts';

/**
 * Checks arguments before the resolver sees them. A mutation answers every problem as data, also values that do not fit
 * their types; any other field as an error.
 */
export function withArgumentCheck(field: Field, typeName: string): Field {
  const args = Object.entries(field.args ?? {}).map(([name, config]) => ({ ...config, name }) as GraphQLArgument);
  if (args.length === 0) return field;
  const check = compileArgumentCheck(args);
  const isMutation = typeName === 'Mutation';
  const guard =
    (inner: Resolver): Resolver =>
    (source, given, context, info) => {
      const { principal } = context.request;
      const { values, misfits } = isMutation
        ? coerceArguments(args, info, principal.kind !== 'ANONYMOUS')
        : { values: given, misfits: [] };
      const violations: Violation[] = [...misfits];
      const checked = check(values, violations);
      const broken = violations.filter(({ permission }) => !permission || !principal.permissions.has(permission));
      const forbidden = broken.find(({ permission }) => permission);
      if (forbidden) throw new AccessError('FORBIDDEN', forbidden);
      if (broken.length === 0) return inner(source, checked, context, info);
      const problems = inSchemaOrder(broken, args);
      if (isMutation) return invalidInputs(problems);
      throw new BadInput(problems);
    };
  return { ...field, resolve: guard(resolverOf(field)), ...(field.subscribe && { subscribe: guard(field.subscribe) }) };
}
