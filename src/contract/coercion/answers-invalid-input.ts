import { type GraphQLOutputType, isNonNullType, isUnionType } from 'graphql';

/** Whether a field answers arguments that do not fit as data, as every mutation does. */
export function answersInvalidInput(type: GraphQLOutputType): boolean {
  const result = isNonNullType(type) ? type.ofType : type;
  return isUnionType(result) && result.getTypes().some(({ name }) => name === 'InvalidInputError');
}
