import { idempotencyKey } from '../idempotency-key.ts';
import type { EntityWords } from './words.ts';

/** Two mutations: a new one comes once by its key, a change takes the version that was read. */
export function writesSdl({ one, manage }: EntityWords): string {
  const { camel, pascal, words } = one;
  return `extend type Mutation {
  "Adds a ${words}. The name must be new in the practice."
  create${pascal}("The new ${words}." input: Create${pascal}Input!): Create${pascal}Result! @allow(permission: ${manage})
  "Changes a ${words}. Fields that are absent keep their value."
  update${pascal}("The ${words}." id: ID! @ref(type: "${pascal}"), "The changes." input: Update${pascal}Input!): Update${pascal}Result!
    @allow(permission: ${manage})
}

"A new ${words}."
input Create${pascal}Input {
  "The name that staff use; each name once in a practice, whatever its case, width and spaces."
  name: String! @length(min: 1, max: 120)
${idempotencyKey}
}

"The result of create${pascal}: the new ${words}, or the error that refused it."
union Create${pascal}Result = Create${pascal}Success | InvalidInputError | IdempotencyConflictError

"The ${words} was added."
type Create${pascal}Success {
  "The new ${words}."
  ${camel}: ${pascal}!
}

"The changes of a ${words}."
input Update${pascal}Input {
  "The version that was read."
  expectedVersion: Int!
  "The name that staff use; each name once in a practice, whatever its case, width and spaces."
  name: String @length(min: 1, max: 120)
}

"The result of update${pascal}: the changed ${words}, or the error that refused it."
union Update${pascal}Result = Update${pascal}Success | StaleVersionError | InvalidInputError

"The ${words} was changed."
type Update${pascal}Success {
  "The ${words} after the change."
  ${camel}: ${pascal}!
}
`.replace(/\ba (?=[aeiou])/g, 'an ');
}
