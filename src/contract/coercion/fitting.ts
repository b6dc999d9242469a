import {
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
} from 'graphql';

const ofBuiltIn: Readonly<Record<string, string>> = {
  Boolean: 'true or false',
  Float: 'a number, such as 1.5',
  ID: 'an id that the server gave, such as "patient_01h455vb4pex5vsknk084sn02q"',
  Int: 'a whole number, such as 20, between -2147483648 and 2147483647',
  String: 'a text, such as "abc"',
};

/**
 * The values that fit a type, with an example, as the end of a sentence that begins with "send". Clients without a
 * session do not get the names of the schema.
 */
export function fittingOf(type: GraphQLInputType, isRevealing: boolean): string {
  const nullable = isNonNullType(type) ? type.ofType : type;
  if (isListType(nullable)) return `a list, of which each item is ${fittingOf(nullable.ofType, isRevealing)}`;
  const named = getNamedType(nullable);
  if (isInputObjectType(named)) {
    return isRevealing ? `an object of ${namesOf(Object.keys(named.getFields()))}` : 'an object of its fields';
  }
  if (isEnumType(named)) {
    return isRevealing
      ? `one of ${named
          .getValues()
          .map(({ name }) => name)
          .join(', ')}`
      : 'one of its values';
  }
  const own = isScalarType(named) ? named.extensions.fits : undefined;
  return typeof own === 'string' ? own : (ofBuiltIn[named.name] ?? `a ${named.name}`);
}

export function namesOf(names: readonly string[]): string {
  if (names.length < 2) return names.join();
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
