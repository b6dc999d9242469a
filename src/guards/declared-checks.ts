import type { GraphQLArgument, GraphQLInputField } from 'graphql';
import { directiveOn } from '../contract/directive-on.ts';
import { lineOf, linesOf, verbatimOf } from '../contract/texts/normalised.ts';
import { parseTypeId } from '../contract/type-id.ts';
import type { Permission } from '../generated/models.ts';
import { type NodeType, nodePrefixes } from '../generated/node-types.ts';
import type { Check } from './violation.ts';

interface DeclaredChecks {
  ofList: Check[];
  ofItems: Check[];
  ofText: Check[];
}

/** The checks that `@allow`, `@length`, `@range`, `@pattern` and `@ref` ask for on one argument or input field. */
export function checksDeclared(declaration: GraphQLArgument | GraphQLInputField): DeclaredChecks {
  const length = directiveOn<{ min?: number; max?: number }>(declaration, 'length');
  const range = directiveOn<{ min?: number; max?: number }>(declaration, 'range');
  const pattern = directiveOn<{ regex: string; hint: string }>(declaration, 'pattern');
  const ref = directiveOn<{ type: NodeType }>(declaration, 'ref');
  const allow = directiveOn<{ permission: Permission }>(declaration, 'allow');
  const allowed = allow ? [allowCheck(allow.permission)] : [];
  return {
    ofList: [...allowed, ...(length ? [lengthCheck(length, (value) => (value as unknown[]).length, 'items')] : [])],
    ofItems: ref ? [refCheck(ref.type)] : [],
    ofText: [
      ...allowed,
      ...(length ? [lengthCheck(length, (value) => [...(value as string)].length, 'characters')] : []),
      ...(range ? [rangeCheck(range)] : []),
      ...(pattern ? [patternCheck(pattern)] : []),
    ],
  };
}

/** Puts a text into the form in which it is kept: one line, or as `@multiline` and `@verbatim` say. */
export function textCheck(declaration: GraphQLArgument | GraphQLInputField): Check {
  const isMultiline = directiveOn(declaration, 'multiline') !== undefined;
  const normalised = directiveOn(declaration, 'verbatim') ? verbatimOf : isMultiline ? linesOf : lineOf;
  return (value, path, violations) => {
    const { text, fault } = normalised(value as string);
    if (fault === undefined) return text;
    violations.push({ message: `${path.join('.')} ${fault}.`, path });
    // Its length and its form are of no interest any more.
    return undefined;
  };
}

/** Fields that may not be seen may not be asked by either. */
function allowCheck(permission: Permission): Check {
  return (value, path, violations) => {
    violations.push({ message: `Your roles do not allow ${path.join('.')}.`, path, permission });
    return value;
  };
}

function lengthCheck(
  { min = 0, max = Infinity }: { min?: number; max?: number },
  measure: (value: unknown) => number,
  unit: string,
): Check {
  return (value, path, violations) => {
    const length = measure(value);
    if (length < min || length > max) {
      violations.push({ message: `${path.join('.')} has ${length} ${unit}; ${bounds(min, max)} are accepted.`, path });
    }
    return value;
  };
}

function rangeCheck({ min = -Infinity, max = Infinity }: { min?: number; max?: number }): Check {
  return (value, path, violations) => {
    if ((value as number) < min || (value as number) > max) {
      violations.push({ message: `${path.join('.')} is ${value}; ${bounds(min, max)} is accepted.`, path });
    }
    return value;
  };
}

function bounds(min: number, max: number): string {
  if (max === Infinity) return `${min} or more`;
  return min > -Infinity ? `${min} to ${max}` : `at most ${max}`;
}

function patternCheck({ regex, hint }: { regex: string; hint: string }): Check {
  const whole = new RegExp(`^(?:${regex})$`, 'u');
  return (value, path, violations) => {
    if (!whole.test(value as string)) violations.push({ message: `${path.join('.')} must be ${hint}.`, path });
    return value;
  };
}

function refCheck(type: NodeType): Check {
  const wanted = `a ${type} id (${nodePrefixes[type]}_…)`;
  return (value, path, violations) => {
    const id = parseTypeId(value as string);
    if (id?.type === type) return id.uuid;
    const found = id ? `a ${id.type} id (${nodePrefixes[id.type]}_…)` : 'no id';
    violations.push({ message: `${path.join('.')} is ${found}; ${wanted} is needed.`, path });
    return value;
  };
}
