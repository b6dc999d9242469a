import type { Name } from '../claim/party.ts';
import { writeName } from '../claim/write-party.ts';
import { hasText } from '../values/basic-text.ts';
import { fieldsOf, type Path } from '../writing/field.ts';
import {
  type GroupHeader,
  type InterchangeHeader,
  type Written,
  type X12Writer,
  x12Writer,
} from '../writing/x12-writer.ts';

/** One interchange with one set of questions about claims. */
export interface StatusFile {
  interchange: InterchangeHeader;
  group: Pick<GroupHeader, 'sender' | 'receiver' | 'controlNumber'>;
  set: {
    controlNumber: string;
    /** BHT03. */
    reference: string;
  };
  questions: readonly StatusQuestion[];
}

/** A question about one claim. */
export interface StatusQuestion {
  /** TRN02: comes back in the answer. */
  trace: string;
  payer: { name: string; idKind: 'PI' | 'XV'; id: string };
  /** The submitter, by its number at the receiver. */
  receiver: { name: string; id: string };
  provider: { name: Name; npi: string };
  subscriber: Person & { memberId: string };
  /** The patient, where it is not the subscriber. */
  dependent: Person | null;
  /** REF*1K, where the payer has given one. */
  payerControlNumber: string | null;
  /** REF*EJ. */
  patientControlNumber: string;
  total: number;
  serviceDate: string;
  serviceDateTo: string | null;
}

interface Person {
  name: Name;
  birthDate: string;
  sex: 'F' | 'M' | null;
}

export const version276 = '005010X212';

export function write276({ interchange, group, set, questions }: StatusFile): Written {
  const out = x12Writer(interchange);
  const { date, time } = interchange;
  out.group({ ...group, functionalId: 'HR', date, time, version: version276 });
  out.set({ id: '276', controlNumber: set.controlNumber, version: version276 });
  const reference = fieldsOf(set, ['set']).required('reference', 50);
  out.segment('BHT', '0010', '13', reference, date.replaceAll('-', ''), time.replace(':', ''));
  let level = 0;
  for (const [index, question] of questions.entries()) {
    level = writeQuestion(out, question, level, ['questions', index]);
  }
  return out.end();
}

/** Writes the levels of a question behind those before; the answer is the last level. */
function writeQuestion(out: X12Writer, question: StatusQuestion, before: number, path: Path): number {
  const { payer, receiver, provider, subscriber, dependent } = question;
  const at = fieldsOf(question, path);
  const [paying, asking] = [fieldsOf(payer, at.path('payer')), fieldsOf(receiver, at.path('receiver'))];
  const providing = fieldsOf(provider, at.path('provider'));
  const insured = fieldsOf(subscriber, at.path('subscriber'));
  const [first, second, third, fourth, fifth] = [1, 2, 3, 4, 5].map((number) => String(before + number));
  out.segment('HL', first, null, '20', '1');
  const payerId = [null, null, null, null, payer.idKind, paying.required('id', 80)];
  out.segment('NM1', 'PR', '2', paying.required('name', 60), ...payerId);
  out.segment('HL', second, first, '21', '1');
  const receiverId = [null, null, null, null, '46', asking.required('id', 80)];
  out.segment('NM1', '41', '2', asking.required('name', 60), ...receiverId);
  out.segment('HL', third, second, '19', '1');
  writeName(out, '1P', provider.name, providing.path('name'), ['XX', providing.required('npi', 10)]);
  out.segment('HL', fourth, third, '22', dependent ? '1' : '0');
  if (!dependent) writePerson(out, subscriber, at.path('subscriber'));
  writeName(out, 'IL', subscriber.name, insured.path('name'), ['MI', insured.required('memberId', 80)]);
  if (dependent) {
    out.segment('HL', fifth, fourth, '23');
    writePerson(out, dependent, at.path('dependent'));
    writeName(out, 'QC', dependent.name, [...at.path('dependent'), 'name']);
  }
  out.segment('TRN', '1', at.required('trace', 50));
  if (hasText(question.payerControlNumber)) out.segment('REF', '1K', at.text('payerControlNumber', 50));
  out.segment('REF', 'EJ', at.required('patientControlNumber', 50));
  out.segment('AMT', 'T3', at.cents('total'));
  const from = at.date('serviceDate');
  const to = at.date('serviceDateTo');
  if (to.text && !from.fault) out.segment('DTP', '472', 'RD8', { ...to, text: `${from.text}-${to.text}` });
  else out.segment('DTP', '472', 'D8', from.fault ? from : to.fault ? to : from);
  return before + (dependent ? 5 : 4);
}

function writePerson(out: X12Writer, person: Person, path: Path): void {
  const fields = fieldsOf(person, path);
  out.segment('DMG', 'D8', fields.date('birthDate'), fields.text('sex', 1));
}
