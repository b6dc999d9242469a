import type { ClaimEventFacts } from './watch-claims.ts';

interface Followed {
  pcn: string;
  payer: string;
  cents: number;
  status: string;
  /** When it was handed over first, and decided first, in milliseconds. */
  sentAt: number | null;
  decidedAt: number | null;
  /** Its statuses, in the order in which they were sent. */
  way: string[];
}

const decided = new Set(['PAID', 'PARTLY_PAID', 'DENIED', 'PATIENT_RESPONSIBILITY']);
const atRest = new Set([...decided, 'CLOSED', 'APPEALED', 'SCRUB_FAILED', 'ON_HOLD']);

/** The subscriber's own record of a claims day. */
export interface ClaimsRecord {
  note(event: ClaimEventFacts, now: number): string | null;
  /** Claims for which the office or a payer still has something to do. */
  underWay(): number;
  claims(): readonly Followed[];
}

export function openRecord(msPerDay: number, startedAt: number): ClaimsRecord {
  const followed = new Map<string, Followed>();
  const note = (event: ClaimEventFacts, now: number) => {
    const { claim, fromStatus, toStatus, source, codes, text } = event;
    if (!claim) return null;
    const before = followed.get(claim.id);
    const one = before ?? {
      ...{ pcn: claim.pcn, payer: claim.payer?.name ?? '', cents: Math.round(Number(claim.total) * 100) },
      ...{ status: toStatus, sentAt: null, decidedAt: null, way: [] },
    };
    followed.set(claim.id, one);
    one.status = toStatus;
    if (toStatus === 'SUBMITTED') one.sentAt ??= now;
    if (decided.has(toStatus)) one.decidedAt ??= now;
    if (toStatus === fromStatus) return null;
    one.way.push(toStatus);
    const day = ((now - startedAt) / msPerDay).toFixed(1).padStart(5);
    const reason = [codes.join(' '), text].filter(Boolean).join(' ');
    const step = `${fromStatus ?? 'new'} -> ${toStatus}`;
    return `day ${day}  ${claim.pcn}  ${step.padEnd(48)} ${source.toLowerCase()}${reason && `  ${reason}`}`.trimEnd();
  };
  return {
    note,
    underWay: () => [...followed.values()].filter(({ status }) => !atRest.has(status)).length,
    claims: () => [...followed.values()],
  };
}
