/** The key of a request in the input of a mutation, as every other input describes it. */
export const idempotencyKey = `  "The name of this request, given by the client, such as a UUID. Sent again within 24 hours with the same input, it is not done twice and answers the same. See \`IdempotencyConflictError\`."
  idempotencyKey: String @length(min: 1, max: 255) @verbatim(reason: "Compared, and never shown.")`;
