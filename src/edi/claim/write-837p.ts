import { hasText } from '../values/basic-text.ts';
import { checkingWriter } from '../writing/checking-writer.ts';
import type { Path } from '../writing/field.ts';
import { fieldsOf } from '../writing/field.ts';
import { type Refusal, type Written, type X12Writer, x12Writer } from '../writing/x12-writer.ts';
import { type ClaimFile, type ClaimSet, version837p } from './claim-file.ts';
import type { ProfessionalClaim } from './professional-claim.ts';
import { writeClaim } from './write-claim.ts';
import { npi, writeAddress, writeContact, writeDemographics, writeName } from './write-party.ts';

/** A file of claims, or what keeps it from being written: refusals name the claim as `["claims", 3, …]`. */
export function write837p({ interchange, group, set, claims }: ClaimFile): Written {
  const out = x12Writer(interchange);
  const { date, time } = interchange;
  out.group({ ...group, functionalId: 'HC', date, time, version: version837p });
  out.set({ id: '837', controlNumber: set.controlNumber, version: version837p });
  writeHeader(out, set, date, time);
  let level = 0;
  let billing = 0;
  let before = '';
  for (const [index, claim] of claims.entries()) {
    const path: Path = ['claims', index];
    const biller = JSON.stringify([claim.billingProvider, claim.payTo]);
    if (biller !== before) {
      level += 1;
      billing = level;
      before = biller;
      writeBilling(out, String(level), claim, path);
    }
    level += 1;
    const subscriber = level;
    writeSubscriber(out, [subscriber, billing], claim, path);
    if (claim.patient) {
      level += 1;
      writePatient(out, [level, subscriber], claim, path);
    }
    writeClaim(out, claim, path);
  }
  return out.end();
}

/** The fields of a claim that a file would refuse, found without a file; paths lead into the claim. */
export function unwritableFields(claim: ProfessionalClaim): readonly Refusal[] {
  const out = checkingWriter();
  writeBilling(out, '1', claim, []);
  writeSubscriber(out, [2, 1], claim, []);
  writePatient(out, [3, 2], claim, []);
  writeClaim(out, claim, []);
  return out.end().refusals ?? [];
}

/** Which claims of a file were refused, by their places. */
export function refusedClaims(refusals: readonly Refusal[]): number[] {
  const places = refusals.flatMap(({ path: [first, place] }) =>
    first === 'claims' && typeof place === 'number' ? [place] : [],
  );
  return [...new Set(places)];
}

function writeHeader(out: X12Writer, set: ClaimSet, date: string, time: string): void {
  const fields = fieldsOf(set, ['set']);
  const day = date.replaceAll('-', '');
  out.segment('BHT', '0019', '00', fields.required('reference', 50), day, time.replace(':', ''), set.purpose);
  const submitter = fieldsOf(set.submitter, fields.path('submitter'));
  const id = (value: typeof submitter) => [null, null, null, null, '46', value.required('id', 80)];
  out.segment('NM1', '41', '2', submitter.required('name', 60), ...id(submitter));
  writeContact(out, set.submitter.contact, submitter.path('contact'));
  const receiver = fieldsOf(set.receiver, fields.path('receiver'));
  const receiverId = [null, null, null, null, '46', receiver.required('id', 80)];
  out.segment('NM1', '40', '2', receiver.required('name', 60), ...receiverId);
}

function writeBilling(out: X12Writer, level: string, { billingProvider, payTo }: ProfessionalClaim, path: Path): void {
  const provider = fieldsOf(billingProvider, [...path, 'billingProvider']);
  out.segment('HL', level, null, '20', '1');
  if (hasText(billingProvider.taxonomyCode)) out.segment('PRV', 'BI', 'PXC', provider.text('taxonomyCode', 10));
  writeName(out, '85', billingProvider.name, provider.path('name'), npi(provider));
  writeAddress(out, billingProvider.address, provider.path('address'));
  out.segment('REF', billingProvider.taxIdKind === 'EIN' ? 'EI' : 'SY', provider.required('taxId', 50));
  if (billingProvider.contact) writeContact(out, billingProvider.contact, provider.path('contact'));
  if (!payTo) return;
  out.segment('NM1', '87', '2');
  writeAddress(out, payTo, [...path, 'payTo']);
}

function writeSubscriber(
  out: X12Writer,
  [level, parent]: readonly [number, number],
  { subscriber, payer, patient }: ProfessionalClaim,
  path: Path,
): void {
  const fields = fieldsOf(subscriber, [...path, 'subscriber']);
  out.segment('HL', String(level), String(parent), '22', patient ? '1' : '0');
  const group = [fields.text('groupNumber', 50), fields.text('groupName', 60), fields.text('insuranceType', 3)];
  const start = [fields.required('responsibility', 1), patient ? null : '18', ...group];
  out.segment('SBR', ...start, null, null, null, fields.text('filingCode', 2));
  writeName(out, 'IL', subscriber.name, fields.path('name'), ['MI', fields.required('memberId', 80)]);
  if (subscriber.demographics) writeDemographics(out, subscriber.demographics, fields.path('demographics'));
  const paying = fieldsOf(payer, [...path, 'payer']);
  const id = [null, null, null, null, payer.idKind, paying.required('id', 80)];
  out.segment('NM1', 'PR', '2', paying.required('name', 60), ...id);
  if (payer.address) writeAddress(out, payer.address, paying.path('address'));
}

function writePatient(
  out: X12Writer,
  [level, parent]: readonly [number, number],
  { patient }: ProfessionalClaim,
  path: Path,
): void {
  if (!patient) return;
  const fields = fieldsOf(patient, [...path, 'patient']);
  out.segment('HL', String(level), String(parent), '23', '0');
  out.segment('PAT', fields.required('relationship', 2));
  writeName(out, 'QC', patient.name, fields.path('name'));
  writeDemographics(out, patient.demographics, fields.path('demographics'));
}
