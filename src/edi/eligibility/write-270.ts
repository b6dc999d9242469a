import type { Name } from '../claim/party.ts';
import { writeName } from '../claim/write-party.ts';
import { hasText } from '../values/basic-text.ts';
import { type Field, fieldsOf, type Path } from '../writing/field.ts';
import {
  type GroupHeader,
  type InterchangeHeader,
  type Written,
  type X12Writer,
  x12Writer,
} from '../writing/x12-writer.ts';

/** One interchange with one set of questions. */
export interface EligibilityFile {
  interchange: InterchangeHeader;
  group: Pick<GroupHeader, 'sender' | 'receiver' | 'controlNumber'>;
  set: {
    controlNumber: string;
    /** BHT03. */
    reference: string;
  };
  questions: readonly EligibilityQuestion[];
}

/** A question about one person on one day. */
export interface EligibilityQuestion {
  /** TRN02: comes back in the answer. */
  trace: string;
  /** TRN03: who asks, by 1 and an EIN or 9 and a number that both sides know. Ten characters. */
  origin: string;
  payer: { name: string; idKind: 'PI' | 'XV'; id: string };
  provider: { name: Name; npi: string };
  subscriber: Insured & { memberId: string | null; groupNumber: string | null };
  /** The patient, where it is not the subscriber. */
  dependent: Insured | null;
  serviceDate: string;
  /** EQ01: 30 is the plan as a whole, 98 an office visit. */
  serviceTypes: readonly string[];
}

interface Insured {
  name: Name;
  birthDate: string | null;
  sex: 'F' | 'M' | null;
}

export const version270 = '005010X279A1';

export function write270({ interchange, group, set, questions }: EligibilityFile): Written {
  const out = x12Writer(interchange);
  const { date, time } = interchange;
  out.group({ ...group, functionalId: 'HS', date, time, version: version270 });
  out.set({ id: '270', controlNumber: set.controlNumber, version: version270 });
  const reference = fieldsOf(set, ['set']).required('reference', 50);
  out.segment('BHT', '0022', '13', reference, date.replaceAll('-', ''), time.replace(':', ''));
  let level = 0;
  for (const [index, question] of questions.entries()) {
    level = writeQuestion(out, question, level, ['questions', index]);
  }
  return out.end();
}

/** Writes the levels of a question behind those before; the answer is the last level. */
function writeQuestion(out: X12Writer, question: EligibilityQuestion, before: number, path: Path): number {
  const { payer, provider, subscriber, dependent } = question;
  const at = fieldsOf(question, path);
  const trace = ['1', at.required('trace', 50), at.required('origin', 10)] as const;
  const [paying, asking] = [fieldsOf(payer, at.path('payer')), fieldsOf(provider, at.path('provider'))];
  const insured = fieldsOf(subscriber, at.path('subscriber'));
  const [first, second, third, fourth] = [1, 2, 3, 4].map((number) => String(before + number));
  out.segment('HL', first, null, '20', '1');
  const payerId = [null, null, null, null, payer.idKind, paying.required('id', 80)];
  out.segment('NM1', 'PR', '2', paying.required('name', 60), ...payerId);
  out.segment('HL', second, first, '21', '1');
  writeName(out, '1P', provider.name, asking.path('name'), ['XX', asking.required('npi', 10)]);
  out.segment('HL', third, second, '22', dependent ? '1' : '0');
  if (!dependent) out.segment('TRN', ...trace);
  const member = hasText(subscriber.memberId) ? ['MI', insured.text('memberId', 80)] : [];
  writeName(out, 'IL', subscriber.name, insured.path('name'), member);
  if (hasText(subscriber.groupNumber)) out.segment('REF', '6P', insured.text('groupNumber', 50));
  writePerson(out, subscriber, insured.path('name').slice(0, -1));
  if (dependent) {
    const fields = fieldsOf(dependent, at.path('dependent'));
    out.segment('HL', fourth, third, '23', '0');
    out.segment('TRN', ...trace);
    writeName(out, '03', dependent.name, fields.path('name'));
    writePerson(out, dependent, at.path('dependent'));
  }
  out.segment('DTP', '291', 'D8', at.date('serviceDate'));
  for (const [place, text] of question.serviceTypes.entries()) {
    const type: Field = { path: [...at.path('serviceTypes'), place], text, most: 2, isRequired: true };
    out.segment('EQ', type);
  }
  return before + (dependent ? 4 : 3);
}

function writePerson(out: X12Writer, person: Insured, path: Path): void {
  if (!person.birthDate && !person.sex) return;
  const fields = fieldsOf(person, path);
  out.segment('DMG', person.birthDate ? 'D8' : null, fields.date('birthDate'), fields.text('sex', 1));
}
