import { type GraphQLSchema, getNamedType, isAbstractType, isObjectType } from 'graphql';
import { directiveOn } from '../contract/directive-on.ts';
import type { AuditCategory } from '../generated/models.ts';
import type { NodeType } from '../generated/node-types.ts';
import type { Context } from '../request/context.ts';
import { type Field, resolverOf } from './field.ts';

interface PatientData {
  category: AuditCategory;
  /** The row's property that holds the patient's id. */
  patient: string;
}

type Row = Record<string, unknown> & { __typename?: string; id: string; version: number };

/** Notes each row of a `@patientData` type that becomes part of an answer, wherever in the graph it is reached. */
export function withAudit(field: Field, schema: GraphQLSchema): Field {
  const named = getNamedType(field.type);
  const possible = isAbstractType(named) ? schema.getPossibleTypes(named) : isObjectType(named) ? [named] : [];
  const audited = new Map(
    possible.flatMap((type) => {
      const data = directiveOn<PatientData>(type, 'patientData');
      return data ? [[type.name, data] as const] : [];
    }),
  );
  if (audited.size === 0) return field;
  const resolve = resolverOf(field);
  const note = (context: Context, value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) note(context, item);
    else if (value) noteRow(context, audited, value as Row, named.name);
  };
  return {
    ...field,
    resolve: (source, args, context, info) => {
      const value = resolve(source, args, context, info);
      if (!(value instanceof Promise)) {
        note(context, value);
        return value;
      }
      return value.then((settled) => {
        note(context, settled);
        return settled;
      });
    },
  };
}

function noteRow(context: Context, audited: Map<string, PatientData>, row: Row, fieldType: string): void {
  const type = row.__typename ?? fieldType;
  const data = audited.get(type);
  if (!data) return;
  const { id, version } = row;
  const patientId = row[data.patient] as string | null;
  context.request.reads.touch({ type: type as NodeType, id, version, patientId, category: data.category });
}
