import {
  type GraphQLInputType,
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
} from 'graphql';
import { isInternational, toPhone } from '../contract/phone-number.ts';
import { BadInput } from '../errors/bad-input.ts';
import { load } from '../reading/row-loader.ts';
import { rowsBy } from '../reading/rows-by.ts';
import type { Context } from '../request/context.ts';
import { practiceIdOf } from '../request/practice-id-of.ts';
import { invalidInput } from '../writing/invalid-input.ts';
import { type Field, type Resolver, resolverOf } from './field.ts';

type Values = Record<string, unknown>;

/** A number without a country's code among the arguments, and its path. */
interface Typed {
  holder: Values | unknown[];
  key: string;
  path: string[];
}

/** Makes telephone numbers without a country's code those of the practice's region, in E.164. */
export function withPhones(field: Field, typeName: string): Field {
  const args = Object.entries(field.args ?? {}).map(([name, { type }]) => ({ name, type }));
  if (!args.some(({ type }) => holdsPhone(type))) return field;
  const guard =
    (inner: Resolver): Resolver =>
    async (source, values: Values, context, info) => {
      // The check of arguments has made these values for this call alone.
      const found = args.flatMap(({ name, type }) => typedIn(type, values, name, [name]));
      const wrong = found.length > 0 ? completeAll(found, await regionOf(context)) : null;
      if (!wrong) return inner(source, values, context, info);
      if (typeName === 'Mutation') return invalidInput(wrong.message, wrong.path);
      throw new BadInput(wrong.message, wrong.path);
    };
  return { ...field, resolve: guard(resolverOf(field)), ...(field.subscribe && { subscribe: guard(field.subscribe) }) };
}

/** Puts the whole numbers in their places; answers the first that its region does not have. */
function completeAll(found: readonly Typed[], region: string): { message: string; path: string[] } | null {
  for (const { holder, key, path } of found) {
    const place = holder as Values;
    const phone = toPhone(String(place[key]), region);
    if (!phone) {
      const message = `${path.join('.')} is no telephone number of ${region}; correct it, or begin it with + and the country’s code.`;
      return { message, path };
    }
    place[key] = phone;
  }
  return null;
}

async function regionOf(context: Context): Promise<string> {
  const practice = await load(context, rowsBy('practice', 'id'), practiceIdOf(context));
  return String(practice?.region ?? 'US');
}

function typedIn(type: GraphQLInputType, holder: Values | unknown[], key: string, path: string[]): Typed[] {
  const value = (holder as Values)[key];
  if (value === null || value === undefined) return [];
  const nullable = isNonNullType(type) ? type.ofType : type;
  if (isListType(nullable)) {
    const items = value as unknown[];
    return items.flatMap((_item, index) => typedIn(nullable.ofType, items, String(index), [...path, String(index)]));
  }
  if (isInputObjectType(nullable)) {
    const fields = Object.values(nullable.getFields());
    return fields.flatMap((field) => typedIn(field.type, value as Values, field.name, [...path, field.name]));
  }
  return isPhone(nullable) && !isInternational(String(value)) ? [{ holder, key, path }] : [];
}

function holdsPhone(type: GraphQLInputType, above: readonly unknown[] = []): boolean {
  const named = getNamedType(type);
  if (isPhone(named)) return true;
  if (!isInputObjectType(named) || above.includes(named)) return false;
  return Object.values(named.getFields()).some((field) => holdsPhone(field.type, [...above, named]));
}

function isPhone(type: unknown): boolean {
  return isScalarType(type) && type.name === 'Phone';
}
