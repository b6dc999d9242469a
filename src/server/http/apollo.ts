import { randomUUID } from 'node:crypto';
import { ApolloServer, type ApolloServerPlugin, type DocumentStore } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { GraphQLError } from 'graphql';
import { maxTokens } from '../../admission/documents/limits.ts';
import { formatError } from '../../errors/format-error.ts';
import { mostErrors } from '../../errors/most-errors.ts';
import { operationLabel, runOperation } from '../../execution/run-operation.ts';
import type { Context } from '../../request/context.ts';
import type { App } from '../app.ts';

/**
 * HTTP's GraphQL: Apollo's pipeline around documents that were prepared before; execution is the same as over
 * WebSockets.
 */
export function createApollo(app: App): ApolloServer<Context> {
  return new ApolloServer<Context>({
    schema: app.schema,
    introspection: app.allowIntrospection,
    hideSchemaDetailsFromClientErrors: !app.allowIntrospection,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    documentStore: documentsOf(app),
    parseOptions: { maxTokens },
    validationOptions: { maxErrors: mostErrors },
    logger: app.log,
    // Errors from before execution: the document could not be parsed or is not valid.
    formatError: (formatted, error) =>
      error instanceof GraphQLError ? formatError(error, randomUUID(), app) : formatted,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      runWithOwnExecutor(app),
    ],
  });
}

/** Documents are prepared before Apollo sees them. It asks for them by a hash of the schema and of the text. */
function documentsOf({ documents }: App): DocumentStore {
  return {
    get: async (key) => documents.prepared(key.slice(key.indexOf(':') + 1)),
    set: async () => {},
    delete: async () => {},
  };
}

function runWithOwnExecutor(app: App): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => ({
      responseForOperation: async ({ document, request, operationName, contextValue, response }) => {
        const started = performance.now();
        const args = { schema: app.schema, document, operationName, variableValues: request.variables, contextValue };
        const singleResult = await runOperation(app, args);
        const ms = Math.round(performance.now() - started);
        const { requestId } = contextValue.request.origin;
        app.log.info(
          { requestId, operation: operationLabel(args), ms, errors: singleResult.errors?.length ?? 0 },
          'operation',
        );
        if (!('data' in singleResult)) response.http.status = 400;
        return { http: response.http, body: { kind: 'single', singleResult } };
      },
    }),
  };
}
