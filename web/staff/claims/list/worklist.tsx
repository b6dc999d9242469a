import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { ClaimQueue } from '../../../generated/operations.ts';
import { useSession } from '../../session.tsx';
import { useNow } from '../one/use-now.ts';
import { queueWords } from '../words/queue-words.ts';
import { BulkBar } from './bulk-bar.tsx';
import { ClaimTable } from './claim-table.tsx';
import { Filters } from './filters.tsx';
import { FindByNumber } from './find-by-number.tsx';
import { LatestChanges } from './latest-changes.tsx';
import { addressOf, type ListAddress, readAddress, watchFilterOf } from './list-address.ts';
import { matches } from './matches.ts';
import { useQueueCounts, useWorklist } from './use-claims.ts';

/** One worklist: its claims by the filters of the address, and the work on several of them. */
export function Worklist() {
  const { token, forget, viewer } = useSession();
  const { query, route } = useLocation();
  const now = useNow();
  const list = readAddress(query);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const filter = watchFilterOf(list, viewer?.staffMember?.id);
  const { claims, changes, isComplete, isLive } = useWorklist(token, filter, forget);
  const shown = claims.filter((claim) => matches(claim, list));
  // A claim that left the list is selected no longer.
  const ids = shown.flatMap(({ id }) => (selected.has(id) ? [id] : []));

  const change = (part: Partial<ListAddress>) => {
    setSelected(new Set());
    // The back button leads to the worklist before, not through each letter of a text.
    route(addressOf({ ...list, ...part }), !('queue' in part));
  };
  const toggle = (id: string) =>
    setSelected(new Set(ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]));
  const toggleAll = () => setSelected(new Set(ids.length === shown.length ? [] : shown.map(({ id }) => id)));
  const permissions = viewer?.permissions ?? [];
  const mayWork = permissions.includes('WORK_CLAIMS') || permissions.includes('SUBMIT_CLAIMS');
  return (
    <>
      <Queues queue={list.queue} open={(queue) => change({ queue })} />
      <Filters list={list} change={change} />
      <p role="status" class="hint">
        {isLive ? `${queueWords[list.queue]}: ${countWords(shown.length, claims.length)}` : 'Connecting …'}
        {!isComplete && ', of the 500 that wait longest'}
      </p>
      <FindByNumber text={list.text} />
      <div class="worklist">
        {mayWork && <BulkBar ids={ids} onDone={() => setSelected(new Set())} />}
        <ClaimTable
          claims={shown}
          now={now}
          selection={mayWork ? { ids: new Set(ids), toggle, toggleAll } : undefined}
        />
        <LatestChanges changes={changes} />
      </div>
    </>
  );
}

function Queues({ queue, open }: { queue: ClaimQueue; open: (queue: ClaimQueue) => void }) {
  const { token } = useSession();
  const counts = useQueueCounts(token);
  return (
    <nav class="queues" aria-label="Worklists">
      {(Object.keys(queueWords) as ClaimQueue[]).map((one) => {
        const count = counts.find((each) => each.queue === one);
        return (
          <button key={one} type="button" class="quiet" aria-pressed={one === queue} onClick={() => open(one)}>
            {queueWords[one]}
            <span>
              {count?.count ?? '–'} · {count?.total ?? '0.00'}
            </span>
          </button>
        );
      })}
    </nav>
  );
}

function countWords(shown: number, all: number): string {
  const claims = `${all} ${all === 1 ? 'claim' : 'claims'}`;
  return shown === all ? claims : `${shown} of ${claims}`;
}
