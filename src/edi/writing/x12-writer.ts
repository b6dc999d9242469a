import { type Delimiters, usualDelimiters } from '../tokens/delimiters.ts';
import { writtenDate } from '../values/dates.ts';
import type { Field, Path } from './field.ts';
import { writeText } from './write-text.ts';

/** A component, or an element without components. */
export type Part = string | Field | null | undefined;
export type Value = Part | readonly Part[];

export interface Refusal {
  path: Path;
  text: string;
}

export interface InterchangeHeader {
  senderQualifier: string;
  sender: string;
  receiverQualifier: string;
  receiver: string;
  /** ISO 8601, as the clock at the sender's shows it. */
  date: string;
  /** `HH:MM`. */
  time: string;
  /** 1 to 999,999,999. */
  controlNumber: number;
  isAcknowledgmentRequested: boolean;
  usage: 'P' | 'T';
}

export interface GroupHeader {
  functionalId: string;
  sender: string;
  receiver: string;
  date: string;
  time: string;
  controlNumber: number;
  version: string;
}

export interface SetHeader {
  id: string;
  /** Four to nine characters. */
  controlNumber: string;
  version: string;
}

export type Written = { content: string; refusals?: never } | { content?: never; refusals: readonly Refusal[] };

export interface X12Writer {
  group(header: GroupHeader): void;
  set(header: SetHeader): void;
  segment(id: string, ...values: Value[]): void;
  /** For what the caller itself finds unwritable. */
  refuse(refusal: Refusal): void;
  end(): Written;
}

const envelopes = ['ISA', 'GS', 'ST', 'SE', 'GE', 'IEA'];

/** Writes one interchange. Counts and control numbers of trailers are its own; nothing that it refuses is ever written. */
export function x12Writer(header: InterchangeHeader, delimiters: Delimiters = usualDelimiters): X12Writer {
  const { element, component, terminator } = delimiters;
  const refusals: Refusal[] = [];
  const segments: string[] = [];
  let groups = 0;
  let group: { controlNumber: string; sets: number } | null = null;
  let set: { controlNumber: string; begunAt: number } | null = null;

  const part = (value: Part, path: Path): string => {
    if (value === null || value === undefined) return '';
    const field: Field = typeof value === 'string' ? { path, text: value, most: 256, isRequired: false } : value;
    const written = writeText(field, delimiters);
    if (written.fault === undefined) return written.text;
    refusals.push({ path: field.path, text: written.fault });
    return '';
  };
  const trimmed = (parts: string[], separator: string): string => {
    const last = parts.findLastIndex((text) => text !== '');
    return parts.slice(0, last + 1).join(separator);
  };
  const put = (id: string, values: readonly Value[]) => {
    const elements = values.map((value, index) => {
      const path = [`${id}${String(index + 1).padStart(2, '0')}`];
      if (!Array.isArray(value)) return part(value as Part, path);
      return trimmed(
        value.map((each: Part, at) => part(each, [...path, at + 1])),
        component,
      );
    });
    segments.push(trimmed([id, ...elements], element));
  };
  const fixed = (text: string, width: number, path: string): string => {
    const written = part({ path: ['interchange', path], text, most: width, isRequired: true }, []);
    return written.padEnd(width);
  };
  const number = (value: number, envelope: string): string => {
    const isNumber = Number.isInteger(value) && value >= 1 && value <= 999_999_999;
    if (!isNumber) refusals.push({ path: [envelope, 'controlNumber'], text: 'A control number is 1 to 999,999,999.' });
    return String(value);
  };
  const date = (text: string, envelope: string): string => {
    const written = writtenDate(text);
    if (!written) refusals.push({ path: [envelope, 'date'], text: `${text} is no date. Write it as 2026-01-31.` });
    return written ?? '';
  };
  const time = (text: string) => text.replaceAll(':', '').slice(0, 4);

  const endSet = () => {
    if (!set) return;
    put('SE', [String(segments.length - set.begunAt + 2), set.controlNumber]);
    set = null;
  };
  const endGroup = () => {
    endSet();
    if (group) put('GE', [String(group.sets), group.controlNumber]);
    group = null;
  };

  const interchangeNumber = number(header.controlNumber, 'interchange').padStart(9, '0');
  segments.push(
    [
      ...['ISA', '00', ' '.repeat(10), '00', ' '.repeat(10)],
      ...[fixed(header.senderQualifier, 2, 'senderQualifier'), fixed(header.sender, 15, 'sender')],
      ...[fixed(header.receiverQualifier, 2, 'receiverQualifier'), fixed(header.receiver, 15, 'receiver')],
      ...[
        date(header.date, 'interchange').slice(2),
        fixed(time(header.time), 4, 'time'),
        delimiters.repetition ?? 'U',
        '00501',
      ],
      ...[interchangeNumber, header.isAcknowledgmentRequested ? '1' : '0', header.usage, component],
    ].join(element),
  );

  return {
    group: ({ functionalId, sender, receiver, controlNumber, version, ...at }) => {
      endGroup();
      groups += 1;
      group = { controlNumber: number(controlNumber, 'group'), sets: 0 };
      const party = (key: string, text: string) => ({ path: ['group', key], text, most: 15, isRequired: true });
      const parties = [party('sender', sender), party('receiver', receiver)];
      const [day, hour] = [date(at.date, 'group'), time(at.time)];
      put('GS', [functionalId, ...parties, day, hour, group.controlNumber, 'X', version]);
    },
    set: ({ id, controlNumber, version }) => {
      endSet();
      if (!group) throw new Error('A set needs a group: call group() first.');
      group.sets += 1;
      set = { controlNumber, begunAt: segments.length + 1 };
      put('ST', [id, { path: ['set', 'controlNumber'], text: controlNumber, most: 9, isRequired: true }, version]);
    },
    segment: (id, ...values) => {
      if (!set) throw new Error('A segment needs a set: call set() first.');
      if (envelopes.includes(id) || !/^[A-Z][A-Z0-9]{1,2}$/.test(id)) throw new Error(`${id} is no segment of a set.`);
      put(id, values);
    },
    refuse: (refusal) => {
      refusals.push(refusal);
    },
    end: () => {
      endGroup();
      put('IEA', [String(groups), interchangeNumber]);
      if (refusals.length > 0) return { refusals };
      return { content: segments.map((segment) => `${segment}${terminator}`).join('') };
    },
  };
}
