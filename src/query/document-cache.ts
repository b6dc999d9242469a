import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { maxTokens, maxValidationErrors } from './limits.ts';

/** Characters of documents kept, the same a thousand times or a thousand different ones: anybody may send them. */
const mostCharacters = 2_000_000;

/** Parses and validates documents that come over WebSockets and streams, by the rules that Apollo applies over HTTP. Thousands of screens send the same few. */
export class DocumentCache {
  readonly #schema: GraphQLSchema;
  readonly #rules: typeof specifiedRules;
  readonly #known = new LRUCache<string, DocumentNode>({
    maxSize: mostCharacters,
    sizeCalculation: (_document, source) => Math.max(1, source.length),
  });

  constructor(schema: GraphQLSchema, { allowIntrospection }: { allowIntrospection: boolean }) {
    this.#schema = schema;
    this.#rules = allowIntrospection ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule];
  }

  /** The document, or why it cannot be run. */
  prepare(source: string): DocumentNode | readonly GraphQLError[] {
    const found = this.#known.get(source);
    if (found) return found;
    try {
      const document = parse(source, { maxTokens });
      const errors = validate(this.#schema, document, this.#rules, { maxErrors: maxValidationErrors });
      if (errors.length > 0) return errors.map((error) => coded(error, 'GRAPHQL_VALIDATION_FAILED'));
      this.#known.set(source, document);
      return document;
    } catch (error) {
      return [coded(error as GraphQLError, 'GRAPHQL_PARSE_FAILED')];
    }
  }
}

function coded(error: GraphQLError, code: string): GraphQLError {
  return new GraphQLError(error.message, { nodes: error.nodes, extensions: { code } });
}
