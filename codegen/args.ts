import type { GraphQLInterfaceType, GraphQLObjectType } from 'graphql';
import { printInputClass } from './input-class.ts';
import type { ModelContext } from './model-context.ts';

/** One class for each field with arguments, for instance `PatientAppointmentsArgs`. */
export function printArgs(type: GraphQLObjectType | GraphQLInterfaceType, context: ModelContext): string[] {
  return Object.values(type.getFields())
    .filter((field) => field.args.length > 0)
    .map((field) => {
      const name = `${type.name}${field.name.charAt(0).toUpperCase()}${field.name.slice(1)}Args`;
      return `@${context.imports.take('ArgsType')}()\n${printInputClass(name, field.args, context)}`;
    });
}
