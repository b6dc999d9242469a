import { responsePathAsArray } from 'graphql';
import { directiveOn } from '../contract/directive-on.ts';
import type { Permission } from '../generated/models.ts';
import { type Field, resolverOf } from './field.ts';

/**
 * A sensitive field comes back null without its permission, and the answer's `extensions.masked` lists it: a page does
 * not break over it.
 */
export function withMask(field: Field): Field {
  const allow = directiveOn<{ permission: Permission }>(field, 'allow');
  if (!allow) return field;
  const resolve = resolverOf(field);
  return {
    ...field,
    resolve: (source, args, context, info) => {
      const { principal, masked } = context.request;
      if (principal.permissions.has(allow.permission)) return resolve(source, args, context, info);
      masked.push(responsePathAsArray(info.path).join('.'));
      return null;
    },
  };
}
