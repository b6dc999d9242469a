/** A node of a parsed statement: named parts, which are values, nodes or lists of nodes. */
export interface Tree {
  readonly [part: string]: unknown;
}

export function isTree(part: unknown): part is Tree {
  return typeof part === 'object' && part !== null && !Array.isArray(part);
}

/** The named part as a node; undefined where there is none. */
export function partOf(node: Tree | undefined, ...names: readonly string[]): Tree | undefined {
  let part: unknown = node;
  for (const name of names) part = isTree(part) ? part[name] : undefined;
  return isTree(part) ? part : undefined;
}

export function listOf(node: Tree | undefined, name: string): Tree[] {
  const list = node?.[name];
  return Array.isArray(list) ? list.filter(isTree) : [];
}

export function textOf(node: Tree | undefined, name: string): string {
  const text = node?.[name];
  return typeof text === 'string' ? text : '';
}

/** The names in a list of texts, such as those of a column: `visit`, `id`. */
export function namesIn(node: Tree | undefined, list: string): string[] {
  return listOf(node, list).map((each) => textOf(partOf(each, 'String'), 'sval'));
}

/** All nodes of a kind below a part, itself included. */
export function nodesOf(part: unknown, kind: string): Tree[] {
  if (Array.isArray(part)) return part.flatMap((each) => nodesOf(each, kind));
  if (!isTree(part)) return [];
  return Object.entries(part).flatMap(([name, child]) => [
    ...(name === kind && isTree(child) ? [child] : []),
    ...nodesOf(child, kind),
  ]);
}
