import type { PluginFunction } from '@graphql-codegen/plugin-helpers';
import { getDirectiveValues, isObjectType } from 'graphql';
import { quote } from './quote.ts';

/**
 * Lists the object types whose rows are about a patient, with what `@patientData` says of them: each change of such a
 * row is audited.
 */
export const plugin: PluginFunction<unknown, string> = (schema) => {
  const directive = schema.getDirective('patientData');
  if (!directive) throw new Error('The schema declares no @patientData directive: add it to schema/base.graphql.');
  const types = Object.values(schema.getTypeMap()).filter(isObjectType);
  const lines = types.flatMap((type) => {
    const nodes = [type.astNode, ...type.extensionASTNodes].filter((node) => node != null);
    const data = nodes.map((node) => getDirectiveValues(directive, node)).find((values) => values !== undefined);
    if (!data) return [];
    const { category, patient } = data as { category: string; patient: string };
    return [`  ${type.name}: { category: AuditCategory.${category}, patient: ${quote(patient)} },`];
  });
  return [
    '// Generated from schema/ by codegen/patient-data.ts: edit those instead.',
    "import { AuditCategory } from './models.ts';",
    '',
    'export const patientData = {',
    ...lines,
    '} as const;',
    '',
  ].join('\n');
};
