import { hasText } from '../values/basic-text.ts';
import { type Fields, fieldsOf, type Path } from '../writing/field.ts';
import type { Value, X12Writer } from '../writing/x12-writer.ts';
import type { Address, Contact, Demographics, Name, Provider, RenderingProvider } from './party.ts';

/** NM1 from its third element on: NM102 to NM107. */
function nameParts(name: Name, path: Path): Value[] {
  if (name.kind === 'ORGANIZATION') {
    return ['2', fieldsOf(name, path).required('name', 60), null, null, null, null];
  }
  const person = fieldsOf(name, path);
  const given = [person.text('givenName', 35), person.text('middleName', 25)];
  return ['1', person.required('familyName', 60), ...given, null, person.text('suffix', 10)];
}

export function writeName(out: X12Writer, entity: string, name: Name, path: Path, id: Value[] = []): void {
  out.segment('NM1', entity, ...nameParts(name, path), ...id);
}

export function writeAddress(out: X12Writer, address: Address, path: Path): void {
  const fields = fieldsOf(address, path);
  out.segment('N3', fields.required('line1', 55), fields.text('line2', 55));
  const place = [fields.required('city', 30), fields.text('state', 2), fields.text('postalCode', 15)];
  out.segment('N4', ...place, fields.text('country', 3));
}

export function writeDemographics(out: X12Writer, demographics: Demographics, path: Path): void {
  const fields = fieldsOf(demographics, path);
  writeAddress(out, demographics.address, fields.path('address'));
  out.segment('DMG', 'D8', fields.date('birthDate'), fields.required('sex', 1));
}

/** PER takes three ways to reach the contact, each behind its qualifier. */
export function writeContact(out: X12Writer, contact: Contact, path: Path): void {
  const fields = fieldsOf(contact, path);
  const ways: Value[] = [];
  if (hasText(contact.phone)) ways.push('TE', fields.text('phone', 10));
  if (hasText(contact.extension)) ways.push('EX', fields.text('extension', 10));
  if (hasText(contact.email)) ways.push('EM', fields.text('email', 256));
  out.segment('PER', 'IC', fields.text('name', 60), ...ways);
}

export function writeProvider(out: X12Writer, entity: string, provider: Provider, path: Path): void {
  const fields = fieldsOf(provider, path);
  writeName(out, entity, provider.name, fields.path('name'), npi(fields));
}

export function writeRenderingProvider(out: X12Writer, provider: RenderingProvider, path: Path): void {
  writeProvider(out, '82', provider, path);
  if (hasText(provider.taxonomyCode))
    out.segment('PRV', 'PE', 'PXC', fieldsOf(provider, path).text('taxonomyCode', 10));
}

/** NM108 and NM109; both stay empty where there is no NPI. */
export function npi<Of extends { npi: string | null }>(fields: Fields<Of>): Value[] {
  const field = fields.text('npi', 10);
  return hasText(field.text) ? ['XX', field] : [];
}
