import { useState } from 'preact/hooks';
import { AssignClaimsDocument, SnoozeClaimsDocument, SubmitClaimsDocument } from '../../../generated/operations.ts';
import { messageOf, useSession } from '../../session.tsx';
import type { Outcome } from '../work/outcome.ts';
import { openRequestKeys } from '../work/request-keys.ts';

/** A change of several claims. */
export type Bulk =
  | { act: 'assign'; assigneeId: string | null }
  | { act: 'snooze'; until: string | null }
  | { act: 'submit' };

export interface BulkReport {
  /** What was done, with how many claims. */
  done: string;
  count: number;
  refused: NonNullable<Outcome['refused']>;
  /** Takes it back; absent where that cannot be. */
  undo?: { bulk: Bulk; ids: readonly string[] } | undefined;
}

interface BulkWork {
  isBusy: boolean;
  report: BulkReport | undefined;
  /** Why nothing was done. */
  fault: string | undefined;
  run(bulk: Bulk, ids: readonly string[]): Promise<boolean>;
  forget(): void;
}

/** Changes several claims with one request, and keeps what became of it. */
export function useBulk(): BulkWork {
  const { ask } = useSession();
  const [isBusy, setBusy] = useState(false);
  const [report, setReport] = useState<BulkReport>();
  const [fault, setFault] = useState<string>();
  const [keys] = useState(openRequestKeys);

  const send = async (bulk: Bulk, ids: readonly string[]) => {
    const { key: idempotencyKey } = keys.keyFor([bulk, ids]);
    const each = { ids: [...ids], idempotencyKey };
    if (bulk.act === 'assign')
      return (await ask(AssignClaimsDocument, { input: { ...each, assigneeId: bulk.assigneeId } })).result;
    if (bulk.act === 'snooze')
      return (await ask(SnoozeClaimsDocument, { input: { ...each, until: bulk.until } })).result;
    return (await ask(SubmitClaimsDocument, { input: { claimIds: [...ids], idempotencyKey } })).result;
  };
  const run = async (bulk: Bulk, ids: readonly string[]) => {
    setBusy(true);
    setFault(undefined);
    setReport(undefined);
    try {
      const result = await send(bulk, ids);
      keys.renew();
      if ('message' in result) {
        setFault(result.message);
        return false;
      }
      const changed = 'claims' in result ? result.claims.map(({ id }) => id) : [];
      const count = 'submitted' in result ? result.submitted : changed.length;
      setReport({ done: wordsOf(bulk, count), count, refused: result.refused, undo: undoOf(bulk, changed) });
      return true;
    } catch (error) {
      setFault(messageOf(error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  const forget = () => {
    setFault(undefined);
    setReport(undefined);
  };
  return { isBusy, report, fault, run, forget };
}

function wordsOf(bulk: Bulk, count: number): string {
  const claims = `${count} ${count === 1 ? 'claim' : 'claims'}`;
  if (bulk.act === 'submit') return `${claims} submitted.`;
  if (bulk.act === 'snooze') return bulk.until ? `${claims} put off until ${bulk.until}.` : `${claims} brought back.`;
  return bulk.assigneeId ? `${claims} assigned.` : `The assignment of ${claims} has ended.`;
}

function undoOf(bulk: Bulk, ids: readonly string[]): BulkReport['undo'] {
  if (ids.length === 0) return undefined;
  if (bulk.act === 'snooze' && bulk.until) return { bulk: { act: 'snooze', until: null }, ids };
  if (bulk.act === 'assign' && bulk.assigneeId) return { bulk: { act: 'assign', assigneeId: null }, ids };
  return undefined;
}
