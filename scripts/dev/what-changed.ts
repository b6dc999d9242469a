type Event = 'change' | 'rename';

/** Whether codegen reads the file: SDL and documents, its own plugins, and the sources whose names serve the contract. */
export function needsCodegen(file: string, event: Event): boolean {
  if (isGenerated(file)) return false;
  if (/^schema\/[^/]+\.graphql$/.test(file) || /^(web|test|src)\/.*\.graphql$/.test(file)) return true;
  if (/^codegen\/.*\.ts$/.test(file) || /^src\/.*\.(entity|list|board|resolver)\.ts$/.test(file)) return true;
  // A file of the domains that is new or removed: a root field may be served by its name.
  return event === 'rename' && /^src\/domains\/.*\.ts$/.test(file);
}

/** Whether the server was made of the file. Files that codegen writes come with the change that caused them. */
export function needsRestart(file: string, event: Event): boolean {
  if (isGenerated(file) || file.startsWith('test/')) return false;
  return /^src\/.*\.ts$/.test(file) || needsCodegen(file, event);
}

function isGenerated(file: string): boolean {
  return (
    /(^|\/)generated\//.test(file) ||
    file.startsWith('schema/served/') ||
    file === 'schema/released.graphql' ||
    file.startsWith('test/codegen/.output/')
  );
}
