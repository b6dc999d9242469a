import { createHash } from 'node:crypto';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  type ValidationRule,
  ValuesOfCorrectTypeRule,
  validate,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { mostErrors } from '../../errors/most-errors.ts';
import { type DocumentLimits, documentLimits } from './document-limits.ts';
import { maxDocumentCharacters, maxTokens } from './limits.ts';
import { limitsRuleFor } from './limits-rule.ts';
import { literalsRule } from './literals-rule.ts';
import { tooLarge } from './too-large.ts';

/** Characters of documents kept, the same a thousand times or a thousand different ones. Every client may send them. */
const mostCharacters = 2_000_000;

const rules = specifiedRules.map((rule) => (rule === ValuesOfCorrectTypeRule ? literalsRule : rule));

interface DocumentCacheOptions {
  allowIntrospection: boolean;
  limits?: DocumentLimits | undefined;
}

interface Known {
  document: DocumentNode;
  hash: string;
}

/** Parses and validates documents, and keeps those that may be run: thousands of screens send the same few. */
export class DocumentCache {
  readonly #schema: GraphQLSchema;
  readonly #limits: ValidationRule;
  readonly #rules: typeof specifiedRules;
  readonly #known = new LRUCache<string, Known>({
    maxSize: mostCharacters,
    sizeCalculation: (_known, source) => Math.max(1, source.length),
    dispose: ({ hash }) => this.#byHash.delete(hash),
  });
  readonly #byHash = new Map<string, DocumentNode>();

  constructor(schema: GraphQLSchema, { allowIntrospection, limits = documentLimits }: DocumentCacheOptions) {
    this.#schema = schema;
    this.#limits = limitsRuleFor(limits);
    this.#rules = allowIntrospection ? rules : [...rules, NoSchemaIntrospectionCustomRule];
  }

  /** Whether a document needs neither parsing nor checking. */
  knows(source: string): boolean {
    return this.#known.has(source);
  }

  /** The document, or why it cannot be run. */
  prepare(source: string): DocumentNode | readonly GraphQLError[] {
    const found = this.#known.get(source);
    if (found) return found.document;
    if (source.length > maxDocumentCharacters)
      return [tooLarge(`A document may have ${maxDocumentCharacters} characters; send a shorter one.`)];
    try {
      const document = parse(source, { maxTokens });
      const errors = this.#validate(document);
      if (errors.length > 0)
        return errors.slice(0, mostErrors).map((error) => coded(error, 'GRAPHQL_VALIDATION_FAILED'));
      const hash = createHash('sha256').update(source).digest('hex');
      this.#known.set(source, { document, hash });
      if (this.#known.has(source)) this.#byHash.set(hash, document);
      return document;
    } catch (error) {
      return [coded(error as GraphQLError, 'GRAPHQL_PARSE_FAILED')];
    }
  }

  /** A document that was prepared and is still kept, by the SHA-256 of its text. */
  prepared(hash: string): DocumentNode | undefined {
    return this.#byHash.get(hash);
  }

  /**
   * A document that is too large is not validated further: some of the other rules take much longer than the document
   * to send.
   */
  #validate(document: DocumentNode): readonly GraphQLError[] {
    const broken = validate(this.#schema, document, [this.#limits]);
    return broken.length > 0 ? broken : validate(this.#schema, document, this.#rules, { maxErrors: mostErrors });
  }
}

function coded(error: GraphQLError, code: string): GraphQLError {
  return new GraphQLError(error.message, { nodes: error.nodes, extensions: { code } });
}
