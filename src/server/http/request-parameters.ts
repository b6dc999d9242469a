/** The parameters of a request, by the letter of GraphQL over HTTP and its appendix on persisted documents. */
export interface RequestParameters {
  query?: string | null;
  documentId?: string | null;
  operationName?: string | null;
  variables?: Record<string, unknown> | null;
  extensions?: Record<string, unknown> | null;
}

const isText = (value: unknown) => typeof value === 'string';
const isMap = (value: unknown) => typeof value === 'object' && !Array.isArray(value);

const forms: Record<keyof RequestParameters, { isRight: (value: unknown) => boolean; words: string }> = {
  query: { isRight: isText, words: 'a text' },
  documentId: { isRight: isText, words: 'a text' },
  operationName: { isRight: isText, words: 'a text' },
  variables: { isRight: isMap, words: 'an object' },
  extensions: { isRight: isMap, words: 'an object' },
};

/** The parameters in a request's body; or, in one sentence, why it is no GraphQL request. */
export function requestParameters(body: unknown): RequestParameters | string {
  if (!body || !isMap(body)) return 'Send one operation as a JSON object.';
  const parameters = body as Record<string, unknown>;
  for (const [name, { isRight, words }] of Object.entries(forms)) {
    const value = parameters[name];
    if (value !== undefined && value !== null && !isRight(value)) return `${name} must be ${words}.`;
  }
  const { query, documentId, extensions }: RequestParameters = parameters;
  // Clients that expect a store of queries leave the text out at first; a code of its own refuses that.
  if (isText(query) || isText(documentId) || extensions?.persistedQuery) return parameters;
  return 'Send an operation’s text as query, or its id as documentId.';
}
