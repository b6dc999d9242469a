import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  type OperationDefinitionNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { switchesOf } from '../../reading/selected/switches-of.ts';
import { createRunMutation, type RunMutation } from '../mutations.ts';
import type { OperationArgs } from '../operation-args.ts';
import { type CompiledOperation, type Compiler, createCompiler } from './compile-operation.ts';
import { CompilingBudget } from './compiling-budget.ts';
import { twinOf } from './twin-schema.ts';

/**
 * One operation of a document. The same document is the same object: Apollo, the cache of documents and live groups
 * keep theirs.
 */
interface Candidate {
  operation: OperationDefinitionNode;
  /** Runs since it was last compiled. */
  runs: number;
  /** Variables that `@skip` and `@include` look at: for each choice of theirs it is another operation. */
  switches: readonly string[] | undefined;
  choices: Map<string, Choice>;
}

interface Choice {
  candidate: Candidate;
  cannotBeCompiled: boolean;
}

/** The limit of graphql-js. */
const variableErrors = { maxErrors: 50 };
const mostChoices = 8;
/**
 * The most that is kept, in bytes as they were measured: of the programs, and of the documents that they hold on to.
 */
const mostBytes = 40_000_000;
const bytesOfField = 6_000;
const bytesOfCharacter = 30;
/** The cost of finding out that an operation cannot be compiled, in fields that could have been compiled meanwhile. */
const failedCompileFields = 25;

interface CompilingOptions {
  /** The run of an operation from which on it is worth compiling. */
  from?: number;
  /** The share of the node that compiling may take; trusted documents are compiled even when none of it is left. */
  budget?: CompilingBudget;
  /** Whether a text is one that was written with the clients. */
  isTrusted?: (text: string | undefined) => boolean;
}

/** Runs operations, those that come again and again as programs of their own. The answers are the same. */
export class CompiledOperations {
  readonly #schema: GraphQLSchema;
  readonly #compile: Compiler;
  readonly #runMutation: RunMutation;
  readonly #from: number;
  readonly #budget: CompilingBudget;
  readonly #isTrusted: (text: string | undefined) => boolean;
  readonly #candidates = new WeakMap<DocumentNode, Map<string, Candidate>>();
  readonly #compiled = new LRUCache<Choice, CompiledOperation>({
    maxSize: mostBytes,
    dispose: (_compiled, { candidate }) => {
      candidate.runs = 0;
    },
  });

  /** How many operations were answered by which executor. */
  readonly answers = { compiled: 0, interpreted: 0 };

  constructor(schema: GraphQLSchema, options: CompilingOptions = {}) {
    const { from = 3, budget = new CompilingBudget(), isTrusted = () => false } = options;
    this.#schema = schema;
    this.#from = from;
    this.#budget = budget;
    this.#isTrusted = isTrusted;
    this.#compile = createCompiler(schema, twinOf(schema));
    this.#runMutation = createRunMutation(schema);
  }

  /** How many are compiled. */
  get size(): number {
    return this.#compiled.size;
  }

  async execute(args: OperationArgs): Promise<ExecutionResult> {
    const candidate = this.#candidateOf(args);
    // Writes wait for the database, and must keep their order.
    const isMutation = candidate?.operation.operation === 'mutation';
    const result = isMutation ? null : await this.#executeCompiled(args, candidate);
    this.answers[result ? 'compiled' : 'interpreted'] += 1;
    return result ?? (isMutation ? this.#runMutation(args, candidate.operation) : execute(args));
  }

  /** Null when graphql-js has to be asked. */
  async #executeCompiled(args: OperationArgs, candidate: Candidate | undefined): Promise<ExecutionResult | null> {
    if (!candidate) return null;
    candidate.runs += 1;
    if (candidate.runs < this.#from) return null;
    const definitions = candidate.operation.variableDefinitions ?? [];
    const { errors, coerced } = getVariableValues(this.#schema, definitions, args.variableValues ?? {}, variableErrors);
    if (errors) return { errors };
    const compiled = this.#compiledFor(args, candidate, coerced);
    return compiled ? runCompiled(compiled, args, coerced) : null;
  }

  #candidateOf({ document, operationName, variableValues }: OperationArgs): Candidate | undefined {
    if (variableValues && typeof variableValues !== 'object') return undefined;
    const known = this.#candidates.get(document) ?? new Map<string, Candidate>();
    const found = known.get(operationName ?? '');
    if (found) return found;
    const operation = getOperationAST(document, operationName);
    if (!operation) return undefined;
    const candidate = { operation, runs: 0, switches: undefined, choices: new Map() };
    known.set(operationName ?? '', candidate);
    this.#candidates.set(document, known);
    return candidate;
  }

  /**
   * Anonymous clients and clients that invent operations without end are answered as well, but nothing is compiled for
   * them.
   */
  #mayCompile({ sent, document, contextValue }: OperationArgs): boolean {
    if (this.#isTrusted((sent ?? document).loc?.source.body)) return true;
    return contextValue.request.principal.kind !== 'ANONYMOUS' && this.#budget.isLeft;
  }

  #compiledFor(
    args: OperationArgs,
    candidate: Candidate,
    values: Record<string, unknown>,
  ): CompiledOperation | undefined {
    const { document } = args;
    candidate.switches ??= switchesOf(document);
    const key = candidate.switches.map((name) => String(values[name])).join(' ');
    const choice = candidate.choices.get(key) ?? { candidate, cannotBeCompiled: false };
    const found = this.#compiled.get(choice);
    if (found || choice.cannotBeCompiled) return found;
    if (!candidate.choices.has(key) && candidate.choices.size >= mostChoices) return undefined;
    if (!this.#mayCompile(args)) return undefined;
    candidate.choices.set(key, choice);
    const compiled = this.#compile(document, candidate.operation, values);
    this.#budget.spend(compiled?.fields ?? failedCompileFields);
    choice.cannotBeCompiled = !compiled;
    if (!compiled) return undefined;
    const size = compiled.fields * bytesOfField + (document.loc?.source.body.length ?? 0) * bytesOfCharacter;
    this.#compiled.set(choice, compiled, { size });
    return compiled;
  }
}

/** When graphql-js has to be asked after all, nothing of this run becomes part of the answer. */
async function runCompiled(
  compiled: CompiledOperation,
  args: OperationArgs,
  values: Record<string, unknown>,
): Promise<ExecutionResult | null> {
  const { masked, reads, loaders } = args.contextValue.request;
  const before = masked.length;
  const result = await compiled.run(args, values);
  if (result) return result;
  masked.length = before;
  loaders.clear();
  reads.restart();
  return null;
}
