import { parseTypeId } from '../../../src/contract/type-id.ts';

type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/** The content of an answer, without the side's ways of wrapping lists and writing ids and instants: a list of its objects. */
export function contentOf(answer: unknown): Json[] {
  const { data } = answer as { data?: Record<string, Json> };
  const roots = data ? Object.values(data) : [answer as Json];
  return roots.flatMap((root) => plain(root));
}

function plain(value: Json): Json {
  if (typeof value === 'string') return plainText(value);
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  const { edges, nodes, visit, ...others } = value;
  if (edges) return (edges as { node: Json }[]).map(({ node }) => plain(node));
  if (nodes) return plain(nodes);
  if (visit && Object.keys(others).length === 0) return plain(visit);
  const names = Object.keys(value).sort();
  return Object.fromEntries(names.map((name) => [name, plain(value[name] ?? null)]));
}

function plainText(text: string): string {
  if (instant.test(text)) return new Date(text).toISOString();
  return parseTypeId(text)?.uuid ?? text;
}
