import { hasText } from '../values/basic-text.ts';
import { type Field, type Fields, fieldsOf, type Path } from '../writing/field.ts';
import { limit } from '../writing/limit.ts';
import type { Value, X12Writer } from '../writing/x12-writer.ts';
import { writeNote } from './note.ts';
import type { ProfessionalClaim } from './professional-claim.ts';
import { writeLine } from './write-line.ts';
import { writeOtherPayer } from './write-other-payer.ts';
import { npi, writeAddress, writeName, writeProvider, writeRenderingProvider } from './write-party.ts';

/** Loop 2300 with what lies below it. */
export function writeClaim(out: X12Writer, claim: ProfessionalClaim, path: Path): void {
  const fields = fieldsOf(claim, path);
  limit(out, fields, claim, [
    ['diagnoses', 12],
    ['lines', 50],
    ['attachments', 10],
    ['otherPayers', 10],
  ]);
  if (claim.accident) limit(out, fieldsOf(claim.accident, fields.path('accident')), claim.accident, [['causes', 3]]);
  writeHead(out, claim, fields);
  writeDates(out, claim, fields);
  for (const [index, attachment] of claim.attachments.entries()) {
    const at = fieldsOf(attachment, [...fields.path('attachments'), index]);
    const number = hasText(attachment.controlNumber) ? ['AC', at.text('controlNumber', 50)] : [];
    out.segment('PWK', at.required('type', 2), at.required('transmission', 2), null, null, ...number);
  }
  if (claim.patientPaid !== null) out.segment('AMT', 'F5', fields.cents('patientPaid'));
  writeReferences(out, claim, fields);
  if (claim.note) writeNote(out, claim.note, fields.path('note'));
  if (claim.diagnoses.length > 0) out.segment('HI', ...diagnoses(claim, fields));
  writeParties(out, claim, fields);
  for (const [index, other] of claim.otherPayers.entries()) {
    writeOtherPayer(out, other, [...fields.path('otherPayers'), index]);
  }
  for (const [index, line] of claim.lines.entries()) {
    writeLine(out, line, index + 1, [...fields.path('lines'), index]);
  }
}

function writeHead(out: X12Writer, claim: ProfessionalClaim, fields: Fields<ProfessionalClaim>): void {
  const { accident } = claim;
  const cause = (place: number): Field | null => {
    const text = accident?.causes[place];
    return text ? { path: [...fields.path('accident'), 'causes', place], text, most: 2, isRequired: true } : null;
  };
  const state = accident ? fieldsOf(accident, fields.path('accident')).text('state', 2) : null;
  out.segment(
    'CLM',
    ...[fields.required('patientControlNumber', 38), fields.cents('total'), null, null],
    [fields.required('placeOfService', 2), 'B', fields.required('frequency', 1)],
    claim.isProviderSignatureOnFile ? 'Y' : 'N',
    ...[fields.required('acceptsAssignment', 1), fields.required('benefitsAssigned', 1)],
    ...[fields.required('releaseOfInformation', 1), fields.text('patientSignatureSource', 1)],
    [cause(0), cause(1), cause(2), state],
    ...Array.from({ length: 8 }, () => null),
    fields.text('delayReason', 2),
  );
}

function writeDates(out: X12Writer, claim: ProfessionalClaim, fields: Fields<ProfessionalClaim>): void {
  const date = (qualifier: string, field: Field) => {
    if (field.text || field.fault) out.segment('DTP', qualifier, 'D8', field);
  };
  date('431', fields.date('onsetDate'));
  if (claim.accident) date('439', fieldsOf(claim.accident, fields.path('accident')).date('date'));
  date('484', fields.date('lastMenstrualPeriod'));
  date('435', fields.date('admissionDate'));
  date('096', fields.date('dischargeDate'));
}

function writeReferences(out: X12Writer, claim: ProfessionalClaim, fields: Fields<ProfessionalClaim>): void {
  for (const [qualifier, key] of claimReferences) {
    if (hasText(claim[key])) out.segment('REF', qualifier, fields.text(key, 50));
  }
}

/** REF of loop 2300, in the order in which they are written. */
const claimReferences = [
  ['9F', 'referralNumber'],
  ['G1', 'priorAuthorizationNumber'],
  ['F8', 'payerControlNumber'],
  ['X4', 'cliaNumber'],
  ['D9', 'clearinghouseClaimNumber'],
  ['EA', 'medicalRecordNumber'],
] as const satisfies readonly (readonly [string, keyof ProfessionalClaim])[];

function diagnoses(claim: ProfessionalClaim, fields: Fields<ProfessionalClaim>): Value[] {
  return claim.diagnoses.map((text, place) => [
    place === 0 ? 'ABK' : 'ABF',
    { path: [...fields.path('diagnoses'), place], text, most: 7, isRequired: true },
  ]);
}

function writeParties(out: X12Writer, claim: ProfessionalClaim, fields: Fields<ProfessionalClaim>): void {
  const { referringProvider, renderingProvider, serviceFacility, supervisingProvider } = claim;
  if (referringProvider) writeProvider(out, 'DN', referringProvider, fields.path('referringProvider'));
  if (renderingProvider) writeRenderingProvider(out, renderingProvider, fields.path('renderingProvider'));
  if (serviceFacility) {
    const path = fields.path('serviceFacility');
    const facility = fieldsOf(serviceFacility, path);
    writeName(out, '77', { kind: 'ORGANIZATION', name: serviceFacility.name }, path, npi(facility));
    writeAddress(out, serviceFacility.address, facility.path('address'));
  }
  if (supervisingProvider) writeProvider(out, 'DQ', supervisingProvider, fields.path('supervisingProvider'));
}
