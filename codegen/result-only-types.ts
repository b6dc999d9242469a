import { type GraphQLSchema, getNamedType, isInterfaceType, isObjectType, isUnionType } from 'graphql';

/**
 * Names the union members that no field returns directly. Their class can demand `__typename`. A member that is also
 * loaded on its own, like a patient in a search result, cannot: rows carry none.
 */
export function findResultOnlyTypes(schema: GraphQLSchema): Set<string> {
  const types = Object.values(schema.getTypeMap());
  const members = types.filter(isUnionType).flatMap((union) => union.getTypes());
  const returned = new Set(
    types
      .filter((type) => isObjectType(type) || isInterfaceType(type))
      .flatMap((type) => Object.values(type.getFields()))
      .map((field) => getNamedType(field.type).name),
  );
  return new Set(members.map((member) => member.name).filter((name) => !returned.has(name)));
}
