import { useState } from 'preact/hooks';
import type { ClaimQueue } from '../../generated/operations.ts';
import { Page } from '../page.tsx';
import { useSession } from '../session.tsx';
import { SignInForm } from '../sign-in-form.tsx';
import { ClaimTable } from './claim-table.tsx';
import { queueWords } from './queue-words.ts';
import { useQueueCounts, useWorklist } from './use-claims.ts';

/** The worklists of claims, live: their counts, the claims of one, and the changes as they come. */
export function ClaimsPage() {
  const { viewer } = useSession();
  const lead = 'Each claim is on one worklist. Counts and rows change as answers arrive.';
  if (viewer === undefined) return <Page title="Claims" />;
  if (viewer === null)
    return (
      <Page title="Claims" lead={lead}>
        <SignInForm />
      </Page>
    );
  if (!viewer.permissions.includes('VIEW_CLAIMS'))
    return (
      <Page title="Claims" lead="Your roles do not show claims. An office manager can give you the role of a biller." />
    );
  return (
    <Page title="Claims" lead={lead}>
      <Worklists />
    </Page>
  );
}

function Worklists() {
  const { token, forget } = useSession();
  const [queue, setQueue] = useState<ClaimQueue>('TO_FIX');
  const counts = useQueueCounts(token);
  const { claims, changes, isComplete, isLive } = useWorklist(token, queue, forget);
  const countOf = (one: ClaimQueue) => counts.find((count) => count.queue === one);
  return (
    <>
      <nav class="queues" aria-label="Worklists">
        {(Object.keys(queueWords) as ClaimQueue[]).map((one) => (
          <button key={one} type="button" class="quiet" aria-pressed={one === queue} onClick={() => setQueue(one)}>
            {queueWords[one]}
            <span>
              {countOf(one)?.count ?? '–'} · {countOf(one)?.total ?? '0.00'}
            </span>
          </button>
        ))}
      </nav>
      <p role="status" class="hint">
        {isLive ? `${queueWords[queue]}: ${claims.length} claims` : 'Connecting …'}
        {!isComplete && ', the 500 that wait longest'}
      </p>
      <ClaimTable claims={claims} changes={changes} />
    </>
  );
}
