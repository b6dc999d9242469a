/** The limits of a document. In brackets the largest of the project’s own operations. */
export const documentLimits = {
  /** Fields inside each other (7; 15 in the introspection that editors send). */
  depth: 15,
  /** Aliases, those of `__typename` too (10). */
  aliases: 30,
  /** Characters of an alias, which an answer repeats for each item of a list (6). */
  aliasLength: 100,
  /** Fields at the root (10). */
  rootFields: 30,
  /** Those of a mutation: each is a transaction, and one may be a guess at a password (1). */
  mutations: 10,
  /** Directives (none). */
  directives: 30,
  /** Times one selection set asks for the same field, as it may in fragments on different types (1). */
  repetitions: 20,
  /** Fields when every fragment is written out where it is used (90; 230 in introspection). */
  fields: 1_000,
};

export type DocumentLimits = Readonly<typeof documentLimits>;
export type DocumentLimit = keyof DocumentLimits;
