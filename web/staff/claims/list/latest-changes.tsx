import { codeWords } from '../words/code-words.ts';
import { eventText, eventTitle } from '../words/event-words.ts';
import { statusWords } from '../words/queue-words.ts';
import type { Change } from './use-claims.ts';

/** The changes of the list's claims since it was opened. */
export function LatestChanges({ changes }: { changes: readonly Change[] }) {
  return (
    <section class="trail" aria-labelledby="changes">
      <h2 id="changes">Latest changes</h2>
      {changes.length === 0 && <p class="hint">None since you opened this worklist.</p>}
      <ol>
        {changes.map((change) => (
          <li key={change.id}>
            <time dateTime={change.at}>{new Date(change.at).toLocaleTimeString()}</time>
            <span>
              <a href={`/claims/${change.claim?.id}`}>
                <code>{change.claim?.pcn}</code>
              </a>{' '}
              {eventTitle(change)}
              {change.fromStatus !== change.toStatus && ` → ${statusWords(change.toStatus)}`}
              {reasonOf(change)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function reasonOf(change: Change): string {
  const codes = change.codes.map((code) => [code, codeWords(code)].filter(Boolean).join(' '));
  const parts = [...codes, eventText(change)].filter(Boolean).join('; ');
  return parts && `: ${parts}`;
}
