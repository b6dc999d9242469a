import type { ClaimFile } from '../../../../edi/claim/claim-file.ts';
import { reread } from '../../../../edi/claim/reread.ts';
import { refusedClaims, write837p } from '../../../../edi/claim/write-837p.ts';
import type { Refusal } from '../../../../edi/writing/x12-writer.ts';

/** The text of a file, with the claims that are not in it, by their places. */
export interface Rendered {
  /** Null where no claim can be written. */
  content: string | null;
  refused: ReadonlyMap<number, string>;
}

/**
 * Writes a file of claims without those that cannot be written, reads it back and compares it with its claims: it leaves
 * only where it says the same.
 */
export function renderClaims(file: ClaimFile): Rendered {
  const first = write837p(file);
  if (!first.refusals) return { content: compared(file, first.content), refused: new Map() };
  const refused = new Map(refusedClaims(first.refusals).map((place) => [place, reasonFor(first.refusals, place)]));
  const left = file.claims.filter((_claim, place) => !refused.has(place));
  const ofFile = first.refusals.find(({ path }) => path[0] !== 'claims');
  if (ofFile || left.length === 0) {
    const reason = ofFile ? textOf(ofFile) : '';
    return {
      content: null,
      refused: new Map(file.claims.map((_claim, place) => [place, refused.get(place) ?? reason])),
    };
  }
  const { content, refused: others } = renderClaims({ ...file, claims: left });
  if (others.size > 0) throw new Error('A file of claims was refused for claims that were written before.');
  return { content, refused };
}

function compared(file: ClaimFile, content: string): string {
  const differences = reread(file, content);
  if (differences.length > 0) throw new Error(`A written file says something else in ${differences.length} places.`);
  return content;
}

function reasonFor(refusals: readonly Refusal[], place: number): string {
  const own = refusals.find(({ path }) => path[0] === 'claims' && path[1] === place);
  return own ? textOf({ ...own, path: own.path.slice(2) }) : '';
}

const textOf = ({ path, text }: Refusal): string => `${path.join('.')}: ${text}`;
