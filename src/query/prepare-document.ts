import {
  type DocumentNode,
  GraphQLError,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { App } from '../app.ts';
import { maxTokens, maxValidationErrors } from './limits.ts';

/** Documents that were parsed and found valid; thousands of screens send the same few. */
const known = new LRUCache<string, DocumentNode>({ max: 500 });

/** Parses and validates a document that came over a WebSocket, by the rules that Apollo applies over HTTP. */
export function prepareDocument(app: App, source: string): DocumentNode | readonly GraphQLError[] {
  const found = known.get(source);
  if (found) return found;
  try {
    const document = parse(source, { maxTokens });
    const rules = app.allowIntrospection ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule];
    const errors = validate(app.schema, document, rules, { maxErrors: maxValidationErrors });
    if (errors.length > 0) return errors.map((error) => coded(error, 'GRAPHQL_VALIDATION_FAILED'));
    known.set(source, document);
    return document;
  } catch (error) {
    return [coded(error as GraphQLError, 'GRAPHQL_PARSE_FAILED')];
  }
}

function coded(error: GraphQLError, code: string): GraphQLError {
  return new GraphQLError(error.message, { nodes: error.nodes, extensions: { code } });
}
