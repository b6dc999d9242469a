import type { PluginFunction, Types } from '@graphql-codegen/plugin-helpers';

/** Imports what typed-document-node forgets while a folder has no documents; the same line twice is written once. */
export const plugin: PluginFunction<unknown, Types.ComplexPluginOutput> = () => ({
  prepend: ["import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';"],
  content: '',
});
