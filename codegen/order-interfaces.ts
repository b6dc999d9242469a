import type { GraphQLInterfaceType } from 'graphql';

/** Orders interfaces so that each comes after those it implements: decorators read their classes at once. */
export function orderInterfaces(interfaces: GraphQLInterfaceType[]): GraphQLInterfaceType[] {
  return interfaces.toSorted((left, right) => left.getInterfaces().length - right.getInterfaces().length);
}
