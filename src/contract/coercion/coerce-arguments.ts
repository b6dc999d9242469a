import type { FieldNode, GraphQLArgument } from 'graphql';
import { type Coercion, coerceFields, coerceInput, unfit } from './coerce-input.ts';
import type { UnfitVariables } from './coerce-variables.ts';
import type { Problem } from './problem.ts';
import { sentValue } from './sent-value.ts';

/** Carries the variables that do not fit to the fields that use them, as the root value of their operation. */
export class WithUnfitVariables {
  readonly unfit: UnfitVariables;

  constructor(unfit: UnfitVariables) {
    this.unfit = unfit;
  }
}

interface Sent {
  fieldNodes: readonly FieldNode[];
  /** The variables that fit. */
  variableValues: Readonly<Record<string, unknown>>;
  rootValue: unknown;
}

/** The arguments of a field as a document and its variables give them, and every problem that they have. */
export function coerceArguments(
  declared: readonly GraphQLArgument[],
  { fieldNodes, variableValues, rootValue }: Sent,
  isRevealing: boolean,
): { values: Record<string, unknown>; misfits: Problem[] } {
  const unfitVariables = rootValue instanceof WithUnfitVariables ? rootValue.unfit : undefined;
  const coercion: Coercion = {
    problems: [],
    isRevealing,
    variableAt: (name, path) => {
      const found = unfitVariables?.get(name);
      if (!found) return variableValues[name];
      // The parts that fit are checked as well.
      return coerceInput(found.sent, found.type, path, coercion) ?? unfit;
    },
  };
  const sent = Object.fromEntries(
    (fieldNodes[0]?.arguments ?? []).map(({ name, value }) => [name.value, sentValue(value)]),
  );
  return { values: coerceFields(declared, sent, [], coercion), misfits: coercion.problems };
}
