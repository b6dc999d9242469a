import { hasText } from '../values/basic-text.ts';
import { type Fields, fieldsOf, type Path } from '../writing/field.ts';
import { limit } from '../writing/limit.ts';
import type { Value, X12Writer } from '../writing/x12-writer.ts';
import type { ClaimLine } from './claim-line.ts';
import { writeNote } from './note.ts';
import { writeLineAdjudication } from './write-other-payer.ts';
import { writeProvider, writeRenderingProvider } from './write-party.ts';

/** Loop 2400. Lines are counted from 1 within their claim. */
export function writeLine(out: X12Writer, line: ClaimLine, number: number, path: Path): void {
  const fields = fieldsOf(line, path);
  limit(out, fields, line, [
    ['modifiers', 4],
    ['diagnosisPointers', 4],
    ['adjudications', 15],
  ]);
  out.segment('LX', String(number));
  writeService(out, line, fields);
  const dates = [fields.date('serviceDate'), fields.date('serviceDateTo')] as const;
  if (line.serviceDateTo) out.segment('DTP', '472', 'RD8', range(...dates));
  else out.segment('DTP', '472', 'D8', dates[0]);
  for (const [qualifier, key] of lineReferences) {
    if (hasText(line[key])) out.segment('REF', qualifier, fields.text(key, qualifier === '6R' ? 30 : 50));
  }
  if (line.note) writeNote(out, line.note, fields.path('note'));
  writeDrug(out, line, fields);
  const { renderingProvider, orderingProvider } = line;
  if (renderingProvider) writeRenderingProvider(out, renderingProvider, fields.path('renderingProvider'));
  if (orderingProvider) writeProvider(out, 'DK', orderingProvider, fields.path('orderingProvider'));
  for (const [index, decision] of line.adjudications.entries()) {
    writeLineAdjudication(out, decision, [...fields.path('adjudications'), index]);
  }
}

/** REF of loop 2400, in the order in which they are written. */
const lineReferences = [
  ['G1', 'priorAuthorizationNumber'],
  ['6R', 'controlNumber'],
  ['X4', 'cliaNumber'],
  ['9F', 'referralNumber'],
] as const satisfies readonly (readonly [string, keyof ClaimLine])[];

function writeService(out: X12Writer, line: ClaimLine, fields: Fields<ClaimLine>): void {
  const each = (key: 'modifiers' | 'diagnosisPointers', place: number): Value => {
    const value = line[key][place];
    return value === undefined
      ? null
      : { path: [...fields.path(key), place], text: String(value), most: 2, isRequired: true };
  };
  const four = [0, 1, 2, 3] as const;
  const procedure = ['HC', fields.required('procedure', 5), ...four.map((place) => each('modifiers', place))];
  out.segment(
    'SV1',
    [...procedure, fields.text('description', 80)] as Value,
    fields.cents('charge'),
    fields.required('unit', 2),
    fields.quantity('units'),
    fields.text('placeOfService', 2),
    null,
    four.map((place) => each('diagnosisPointers', place)) as Value,
  );
}

/** Two dates in one element, which no field alone can fill. */
function range(from: ReturnType<Fields<ClaimLine>['date']>, to: ReturnType<Fields<ClaimLine>['date']>) {
  const fault = from.fault ?? to.fault;
  return { ...from, text: `${from.text}-${to.text}`, ...(fault ? { fault, path: (from.fault ? from : to).path } : {}) };
}

function writeDrug(out: X12Writer, { drug }: ClaimLine, fields: Fields<ClaimLine>): void {
  if (!drug) return;
  const at = fieldsOf(drug, fields.path('drug'));
  out.segment('LIN', null, 'N4', at.required('ndc', 11));
  out.segment('CTP', null, null, null, at.quantity('quantity'), [at.required('unit', 2)]);
  if (hasText(drug.prescriptionNumber)) out.segment('REF', 'XZ', at.text('prescriptionNumber', 50));
}
