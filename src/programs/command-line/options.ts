import { lineOf } from '../../contract/texts/normalised.ts';
import { UsageFailure } from './usage-failure.ts';

/** A value as commander gives it: a text, true for an option without a value, undefined when it is not written. */
export type Written = string | boolean | undefined;

export interface Option<Value> {
  /** The flags as commander takes them: `--nodes <n>`, `--quiet`. */
  flags: string;
  about: string;
  /** Set for programs that start Foyer themselves: no help shows it. */
  isHidden?: boolean;
  /** The value, checked; throws a `UsageFailure` that names the option. */
  read(written: Written): Value;
}

export function flag(flags: string, about: string): Option<boolean> {
  return { flags, about, read: (written) => written === true };
}

/** An option whose presence switches off what is on without it: `--no-jobs`. True when it is written. */
export function switchOff(flags: `--no-${string}`, about: string): Option<boolean> {
  // Commander gives such an option the name behind the `no`, and false when it is written.
  return { flags, about, read: (written) => written === false };
}

export function text(flags: string, about: string): Option<string | undefined> {
  return { flags, about, read: textOf };
}

interface TextLimits {
  /** A value as one would write it. */
  example: string;
  /** Characters at most, without surrounding blanks. */
  most: number;
}

/** A text of 1 to `most` characters that must be written. */
export function requiredText(flags: string, about: string, limits: TextLimits): Option<string> {
  const read = (written: Written) => {
    const value = textOf(written);
    if (value === undefined)
      throw new UsageFailure(`${nameOf(flags)} is missing; an example is ${nameOf(flags)} ${quoted(limits.example)}.`);
    return checkLength(flags, value, limits);
  };
  return { flags, about, read };
}

/** An optional text of 1 to `most` characters. */
export function limitedText(flags: string, about: string, limits: TextLimits): Option<string | undefined> {
  const read = (written: Written) => {
    const value = textOf(written);
    return value === undefined ? undefined : checkLength(flags, value, limits);
  };
  return { flags, about, read };
}

interface NumberLimits<Otherwise> {
  least: number;
  most: number;
  /** Default: true. */
  isWhole?: boolean;
  /** The value when the option is not written. */
  otherwise: Otherwise;
}

export function number<Otherwise extends number | undefined>(
  flags: string,
  about: string,
  limits: NumberLimits<Otherwise>,
): Option<number | Otherwise> {
  const { least, most, isWhole = true, otherwise } = limits;
  const read = (written: Written) => {
    const value = textOf(written);
    if (value === undefined) return otherwise;
    const found = Number(value);
    const isAllowed = value.trim() !== '' && found >= least && found <= most && (!isWhole || Number.isInteger(found));
    if (isAllowed) return found;
    throw refuse(flags, value, `a ${isWhole ? 'whole ' : ''}number from ${least} to ${most}`);
  };
  return { flags, about, read };
}

export function choice<const Value extends string>(
  flags: string,
  about: string,
  values: readonly Value[],
): Option<Value | undefined> {
  const read = (written: Written) => {
    const value = textOf(written);
    const chosen = values.find((one) => one === value);
    if (value !== undefined && chosen === undefined) throw refuse(flags, value, `one of ${values.join(', ')}`);
    return chosen;
  };
  return { flags, about, read };
}

/** The failure of a value that an option cannot have. */
export function refuse(flags: string, value: string, accepted: string): UsageFailure {
  return new UsageFailure(`${nameOf(flags)} is "${value}"; it must be ${accepted}.`);
}

function checkLength(flags: string, value: string, { example, most }: TextLimits): string {
  const { text, fault } = lineOf(value);
  if (fault !== undefined) throw new UsageFailure(`${nameOf(flags)} ${fault}.`);
  if (text.length > 0 && text.length <= most) return text;
  throw refuse(flags, value, `1 to ${most} characters long, such as ${quoted(example)}`);
}

function textOf(written: Written): string | undefined {
  return typeof written === 'string' ? written : undefined;
}

/** `--nodes` of `--nodes <n>`. */
function nameOf(flags: string): string {
  return flags.split(' ')[0] ?? flags;
}

function quoted(value: string): string {
  return /\s/.test(value) ? `"${value}"` : value;
}
