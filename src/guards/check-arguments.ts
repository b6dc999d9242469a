import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  GraphQLString,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { checksDeclared, textCheck } from './declared-checks.ts';
import type { Check, Violation } from './violation.ts';

type Arguments = Record<string, unknown>;

/** The check of a field's arguments, put together once from the directives on them and on their input types. */
export function compileArgumentCheck(
  args: readonly GraphQLArgument[],
): (values: Arguments, violations: Violation[]) => Arguments {
  const compile = inputCompiler();
  const checks = args.map((arg) => ({ name: arg.name, check: compile(arg.type, arg) }));
  return (values, violations) => checkFields(checks, values, [], violations);
}

function inputCompiler() {
  const known = new Map<GraphQLInputType, Check>();

  function compile(type: GraphQLInputType, declaration: GraphQLArgument | GraphQLInputField): Check {
    const nullable = isNonNullType(type) ? type.ofType : type;
    const declared = checksDeclared(declaration);
    if (isListType(nullable)) {
      const items = combine([...declared.ofItems, compileNamed(nullable.ofType, declaration)]);
      return skipNull(
        combine([...declared.ofList, (value, path, violations) => checkItems(items, value, path, violations)]),
      );
    }
    return skipNull(combine([compileNamed(nullable, declaration), ...declared.ofItems, ...declared.ofText]));
  }

  function compileNamed(type: GraphQLInputType, declaration: GraphQLArgument | GraphQLInputField): Check {
    const named = isNonNullType(type) ? type.ofType : type;
    if (named === GraphQLString) return textCheck(declaration);
    if (!isInputObjectType(named)) return (value) => value;
    const found = known.get(named);
    if (found) return found;
    let fields: { name: string; check: Check }[] = [];
    const check: Check = (value, path, violations) => checkFields(fields, value as Arguments, path, violations);
    known.set(named, check);
    fields = Object.values(named.getFields()).map((field) => ({ name: field.name, check: compile(field.type, field) }));
    return check;
  }

  return compile;
}

function checkFields(
  fields: { name: string; check: Check }[],
  values: Arguments,
  path: string[],
  violations: Violation[],
): Arguments {
  const checked: Arguments = {};
  for (const { name, check } of fields) {
    if (name in values) checked[name] = check(values[name], [...path, name], violations);
  }
  return checked;
}

function checkItems(check: Check, value: unknown, path: string[], violations: Violation[]): unknown {
  // An item that did not fit its type is missing, and named already.
  return (value as unknown[]).map((item, index) => skipNull(check)(item, [...path, String(index)], violations));
}

function combine(checks: Check[]): Check {
  // A value that was refused is looked at no further.
  return (value, path, violations) =>
    checks.reduce((current, check) => (current === undefined ? current : check(current, path, violations)), value);
}

function skipNull(check: Check): Check {
  return (value, path, violations) => (value === null || value === undefined ? value : check(value, path, violations));
}
