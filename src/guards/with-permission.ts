import { directiveOn } from '../contract/directive-on.ts';
import { AccessError } from '../errors/access-error.ts';
import type { Permission } from '../generated/models.ts';
import type { Context } from '../request/context.ts';
import { type Field, type Resolver, resolverOf } from './field.ts';

/**
 * Lets through only principals that hold the permission of `@allow`; for subscriptions when they start and for each
 * payload.
 */
export function withPermission(field: Field, name: string): Field {
  const allow = directiveOn<{ permission: Permission }>(field, 'allow');
  if (!allow && !directiveOn(field, 'public')) {
    throw new Error(`${name} has neither @allow(permission: …) nor @public; add one of them to the schema.`);
  }
  if (!allow) return field;
  const guard =
    (inner: Resolver): Resolver =>
    (source, args, context, info) => {
      requirePermission(context, allow.permission);
      return inner(source, args, context, info);
    };
  return { ...field, resolve: guard(resolverOf(field)), ...(field.subscribe && { subscribe: guard(field.subscribe) }) };
}

export function requirePermission(context: Context, permission: Permission): void {
  const { principal } = context.request;
  if (principal.permissions.has(permission)) return;
  throw new AccessError(principal.kind === 'ANONYMOUS' ? 'UNAUTHENTICATED' : 'FORBIDDEN');
}
