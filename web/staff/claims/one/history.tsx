import type { ClaimFactsFragment, ClaimStepFragment } from '../../../generated/operations.ts';
import { eventText, eventTitle, sourceWords } from '../words/event-words.ts';
import { statusWords } from '../words/queue-words.ts';
import { momentWords } from '../words/times.ts';
import { Codes } from './codes.tsx';

interface HistoryProps {
  claim: ClaimFactsFragment;
  /** Events that came while the claim stands open. */
  fresh: ReadonlySet<string>;
  edits: ReadonlyMap<string, string>;
}

/** All events of a claim, the latest first. */
export function History({ claim, fresh, edits }: HistoryProps) {
  const events = claim.events.toReversed();
  const [last] = events;
  return (
    <section class="card trail" aria-labelledby="history">
      <h2 id="history">History</h2>
      <p role="status" class="unseen">
        {last && fresh.has(last.id) && `New: ${eventTitle(last)}, ${statusWords(last.toStatus)}`}
      </p>
      <ol>
        {events.map((event) => (
          <Step key={event.id} event={event} isFresh={fresh.has(event.id)} edits={edits} />
        ))}
      </ol>
    </section>
  );
}

interface StepProps {
  event: ClaimStepFragment;
  isFresh: boolean;
  edits: ReadonlyMap<string, string>;
}

function Step({ event, isFresh, edits }: StepProps) {
  const { fromStatus, toStatus, source, staffMember, at, saidAt, codes, versionNumber } = event;
  const text = eventText(event);
  // Answers name a day; it differs from the day of their receipt.
  const saidOn = saidAt.slice(0, 10) === at.slice(0, 10) ? null : saidAt.slice(0, 10);
  return (
    <li class={isFresh ? 'fresh' : undefined}>
      <strong>{eventTitle(event)}</strong>
      {fromStatus !== toStatus && (
        <span>
          {fromStatus ? `${statusWords(fromStatus)} → ` : ''}
          {statusWords(toStatus)}
        </span>
      )}
      <Codes codes={codes} edits={edits} />
      {text && <span class="said">{text}</span>}
      <span class="hint">
        <time dateTime={at}>{momentWords(at)}</time>, {sourceWords(source, staffMember?.name)}
        {saidOn && `, dated ${saidOn}`}
        {versionNumber > 1 && `, version ${versionNumber}`}
      </span>
    </li>
  );
}
