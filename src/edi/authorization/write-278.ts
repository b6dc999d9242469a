import { writeName, writeProvider } from '../claim/write-party.ts';
import { hasText } from '../values/basic-text.ts';
import { type Fields, fieldsOf, type Path } from '../writing/field.ts';
import { limit } from '../writing/limit.ts';
import { type Value, type Written, type X12Writer, x12Writer } from '../writing/x12-writer.ts';
import {
  type AuthorizationFile,
  type AuthorizationQuestion,
  type RequestedPerson,
  type RequestedService,
  version278,
} from './authorization-question.ts';

const path: Path = ['question'];

export function write278({ interchange, group, set, question }: AuthorizationFile): Written {
  const out = x12Writer(interchange);
  const { date, time } = interchange;
  out.group({ ...group, functionalId: 'HI', date, time, version: version278 });
  out.set({ id: '278', controlNumber: set.controlNumber, version: version278 });
  const reference = fieldsOf(set, ['set']).required('reference', 50);
  out.segment('BHT', '0007', '13', reference, date.replaceAll('-', ''), time.replace(':', ''));
  const fields = fieldsOf(question, path);
  limit(out, fields, question, [
    ['diagnoses', 12],
    ['services', 20],
  ]);
  const event = writePeople(out, question, fields);
  writeEvent(out, question, fields);
  for (const [index, service] of question.services.entries())
    writeService(out, service, { level: event + 1 + index, event, path: [...fields.path('services'), index] });
  return out.end();
}

/** The levels above the event with the event's own HL; the answer is its number. */
function writePeople(out: X12Writer, question: AuthorizationQuestion, fields: Fields<AuthorizationQuestion>): number {
  const { payer, provider, subscriber, dependent, services } = question;
  const paying = fieldsOf(payer, fields.path('payer'));
  const asking = fieldsOf(provider, fields.path('provider'));
  const insured = fieldsOf(subscriber, fields.path('subscriber'));
  out.segment('HL', '1', null, '20', '1');
  const payerId = [null, null, null, null, payer.idKind, paying.required('id', 80)];
  out.segment('NM1', 'X3', '2', paying.required('name', 60), ...payerId);
  out.segment('HL', '2', '1', '21', '1');
  writeName(out, '1P', provider.name, asking.path('name'), ['XX', asking.required('npi', 10)]);
  out.segment('HL', '3', '2', '22', '1');
  writeName(out, 'IL', subscriber.name, insured.path('name'), ['MI', insured.required('memberId', 80)]);
  writePerson(out, subscriber, fields.path('subscriber'));
  if (dependent) {
    const person = fieldsOf(dependent, fields.path('dependent'));
    out.segment('HL', '4', '3', '23', '1');
    writeName(out, 'QC', dependent.name, person.path('name'));
    writePerson(out, dependent, fields.path('dependent'));
    out.segment('INS', 'N', person.required('relationship', 2));
  }
  const event = dependent ? 5 : 4;
  out.segment('HL', String(event), String(event - 1), 'EV', services.length > 0 ? '1' : '0');
  return event;
}

function writePerson(out: X12Writer, person: RequestedPerson, at: Path): void {
  if (!person.birthDate && !person.sex) return;
  const fields = fieldsOf(person, at);
  out.segment('DMG', person.birthDate ? 'D8' : null, fields.date('birthDate'), fields.text('sex', 1));
}

function writeEvent(out: X12Writer, question: AuthorizationQuestion, fields: Fields<AuthorizationQuestion>): void {
  const { placeOfService, diagnoses, referringProvider } = question;
  out.segment('TRN', '1', fields.required('trace', 50), fields.required('origin', 10));
  const kind = [fields.required('category', 2), fields.required('certification', 1), fields.text('serviceType', 2)];
  out.segment('UM', ...kind, ...(hasText(placeOfService) ? [[fields.text('placeOfService', 2), 'B'] as Value] : []));
  const [from, to] = [fields.date('from'), fields.date('to')];
  const fault = from.fault ?? to.fault;
  const range = {
    ...from,
    text: `${from.text}-${to.text}`,
    ...(fault ? { fault, path: (from.fault ? from : to).path } : {}),
  };
  out.segment('DTP', 'AAH', 'RD8', range);
  const codes = diagnoses.map(
    (text, place): Value => [
      place === 0 ? 'ABK' : 'ABF',
      { path: [...fields.path('diagnoses'), place], text, most: 7, isRequired: true },
    ],
  );
  if (codes.length > 0) out.segment('HI', ...codes);
  if (referringProvider) writeProvider(out, 'DN', referringProvider, fields.path('referringProvider'));
}

interface Place {
  level: number;
  event: number;
  path: Path;
}

function writeService(out: X12Writer, service: RequestedService, { level, event, path: at }: Place): void {
  const fields = fieldsOf(service, at);
  out.segment('HL', String(level), String(event), 'SS', '0');
  out.segment('TRN', '1', fields.required('trace', 50));
  if (hasText(service.serviceType)) out.segment('UM', 'HS', 'I', fields.text('serviceType', 2));
  if (hasText(service.procedure)) {
    const units = service.unit === 'UN' ? [null, 'UN', fields.quantity('units')] : [];
    out.segment('SV1', ['HC', fields.text('procedure', 5)], ...units);
  }
  if (service.unit === 'VS' || !hasText(service.procedure)) out.segment('HSD', service.unit, fields.quantity('units'));
}
