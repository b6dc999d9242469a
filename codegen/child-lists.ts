import { type GraphQLField, type GraphQLSchema, getNamedType, isObjectType } from 'graphql';
import type { SourceFile } from './source-files.ts';

/** A list that each row of a type has of other rows: `Patient.visits`. */
export interface ChildList {
  type: string;
  field: GraphQLField<unknown, unknown>;
  /** The `*.list.ts` that exports the list of the field's name, from `src`. */
  path: string;
  /**
   * The property of the list's rows that names the row: `patientId`. Undefined where all rows of the practice are the
   * list.
   */
  parent: string | undefined;
  /** The domain whose rows these are. */
  domain: string;
}

/**
 * Finds the lists that rows have, by names alone. A connection's field is served by the list of its name, among the
 * rows whose `<type>Id` names this row.
 */
export function childLists(schema: GraphQLSchema, files: readonly SourceFile[]): ChildList[] {
  const rowTypes = Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter(({ name }) => files.some(({ exports }) => exports.has(`${name}Entity`)));
  return rowTypes.flatMap((type) =>
    Object.values(type.getFields())
      .filter((field) => field.args.length > 0 && getNamedType(field.type).name.endsWith('Connection'))
      .map((field) => {
        const [file, ...others] = files.filter(
          ({ path, exports }) => path.endsWith('.list.ts') && exports.has(field.name),
        );
        if (!file || others.length > 0) throw new Error(unclear(`${type.name}.${field.name}`, field.name, others));
        const parent =
          type.name === 'Practice' ? undefined : `${type.name.charAt(0).toLowerCase()}${type.name.slice(1)}Id`;
        return { type: type.name, field, path: file.path, parent, domain: file.path.split('/')[1] ?? '' };
      }),
  );
}

function unclear(owner: string, name: string, others: readonly SourceFile[]): string {
  return others.length > 0
    ? `${owner} could be served by several lists: only one *.list.ts may export ${name}.`
    : `${owner} is served by nothing: export a list ${name} from its *.list.ts.`;
}
