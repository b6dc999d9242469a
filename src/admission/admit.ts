import { type DocumentNode, GraphQLError, getOperationAST, type OperationDefinitionNode } from 'graphql';
import { answeredVariables } from '../contract/coercion/answered-variables.ts';
import { coerceVariables, type UnfitVariables } from '../contract/coercion/coerce-variables.ts';
import { checkCost } from './cost/check-cost.ts';
import { baseCost, characterCost, unseenCost, type Variables } from './cost/cost.ts';
import { variablesInBounds } from './cost/variables-in-bounds.ts';
import { tooLarge } from './documents/too-large.ts';
import type { Gate } from './gate.ts';
import type { Allowance } from './rates/allowance.ts';
import { type Purpose, purposeOf } from './rates/purpose.ts';
import type { Requester } from './rates/requester.ts';
import { tooManyRequests } from './rates/too-many-requests.ts';

export interface AskedOperation {
  query: string;
  operationName?: string | null | undefined;
  variables?: Variables | null | undefined;
}

/** An operation that may be run, as far as it can be known without looking anything up. */
export interface Admitted {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  /**
   * Variables whose values do not fit, but for those that a mutation answers as data. The operation is not run; how much
   * its client hears depends on its session, which is not known yet.
   */
  unfit: UnfitVariables | undefined;
  /** The units counted against the requester's rate. */
  cost: number;
  allowance: Allowance;
  purpose: Purpose | undefined;
  /** Whether only the look-up of the token was counted so far. */
  isCountedLate: boolean;
}

/** Why an operation is not run. */
export interface NotAdmitted {
  errors: readonly GraphQLError[];
  allowance: Allowance;
}

/**
 * Every operation is admitted here before anything is read from the database, over HTTP, WebSockets and streams alike.
 * The document must be of the schema and within the limits, also with its variables, and the requester must have enough
 * left. For a token not seen before only its look-up is counted, until its holder is known.
 */
export function admit(
  gate: Omit<Gate, 'trusted'>,
  requester: Requester,
  asked: AskedOperation,
): Admitted | NotAdmitted {
  // Before it is looked at: to parse and check what was never seen costs more than anything else of an operation that
  // is refused.
  const entrance = (gate.documents.knows(asked.query) ? baseCost : unseenCost) + asked.query.length * characterCost;
  const purpose = purposeOf(asked.query);
  const entered = gate.rates.take(requester, entrance, purpose);
  if (!entered.isEnough) return { errors: [tooManyRequests(entered)], allowance: entered };
  const checked = check(gate, asked);
  if ('errors' in checked) return { ...checked, allowance: entered };
  const isCountedLate = requester.tokenHash !== undefined && !gate.rates.knows(requester);
  const known = { ...checked, purpose, isCountedLate };
  if (isCountedLate) return { ...known, allowance: entered };
  const allowance = gate.rates.take(requester, checked.cost, purpose);
  if (!allowance.isEnough) return { errors: [tooManyRequests(allowance)], allowance };
  return { ...known, allowance };
}

/** Counts an operation whose token was not known before, as soon as it is known whether the token is valid. */
export function countLate(
  rates: Gate['rates'],
  requester: Requester,
  { cost, purpose, allowance, isCountedLate }: Admitted,
  isValid: boolean,
): Admitted['allowance'] {
  if (requester.tokenHash === undefined) return allowance;
  if (isValid) rates.know(requester);
  else rates.forget(requester);
  // Others of the same token may have made it known meanwhile: each is counted.
  return isCountedLate ? rates.take(requester, cost, purpose) : allowance;
}

type Checked = Pick<Admitted, 'document' | 'operation' | 'unfit' | 'cost'> | Pick<NotAdmitted, 'errors'>;

function check(
  { schema, documents }: Pick<Gate, 'schema' | 'documents'>,
  { query, operationName, variables }: AskedOperation,
): Checked {
  const document = documents.prepare(query);
  if (!('kind' in document)) return { errors: document };
  const operation = getOperationAST(document, operationName);
  if (!operation) return { errors: [unknownOperation()] };
  if (!variablesInBounds(variables))
    return { errors: [tooLarge('The variables hold too many values, or too deep inside each other.')] };
  const { values, unfit } = coerceVariables(schema, operation, variables ?? {});
  const cost = checkCost(schema, document, operation, values);
  if (typeof cost !== 'number') return { errors: [cost] };
  return { document, operation, unfit: unansweredOf(unfit, schema, document, operation), cost };
}

function unansweredOf(
  unfit: UnfitVariables,
  schema: Gate['schema'],
  document: DocumentNode,
  operation: OperationDefinitionNode,
): UnfitVariables | undefined {
  if (unfit.size === 0) return undefined;
  const answered = answeredVariables(schema, document, operation);
  const unanswered = new Map([...unfit].filter(([name]) => !answered.has(name)));
  return unanswered.size > 0 ? unanswered : undefined;
}

function unknownOperation(): GraphQLError {
  return new GraphQLError('operationName names no operation of the document; name one that it has.', {
    extensions: { code: 'BAD_USER_INPUT' },
  });
}
