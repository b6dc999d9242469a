import type { ClaimFactsFragment } from '../../../generated/operations.ts';
import { momentWords } from '../words/times.ts';

const frequencies: Readonly<Record<string, string>> = {
  1: 'original claim',
  7: 'takes the place of the former one',
  8: 'voids the former one',
};

/** The versions that were sent, and the one at work. */
export function Versions({ claim }: { claim: ClaimFactsFragment }) {
  const { versions, versionNumber, frequency } = claim;
  const isAtWork = !versions.some(({ number }) => number === versionNumber);
  return (
    <section class="card" aria-labelledby="versions">
      <h2 id="versions">Versions</h2>
      <ol class="plain">
        {versions.map(({ id, number, frequency: kind, frozenAt, batch }) => (
          <li key={id}>
            Version {number}: {frequencies[kind]}, frozen on {momentWords(frozenAt)}
            {batch && (
              <span class="hint">
                in file {batch.interchangeControlNumber} with {batch.claims} claims
              </span>
            )}
          </li>
        ))}
        {isAtWork && (
          <li>
            Version {versionNumber}: {frequencies[frequency]}, not sent yet
          </li>
        )}
      </ol>
    </section>
  );
}
