import { createHash } from 'node:crypto';

/** The id that GraphQL over HTTP gives a document: the hash of its text, letter by letter. */
export function documentId(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}
