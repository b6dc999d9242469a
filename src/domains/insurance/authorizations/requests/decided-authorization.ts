import type { AuthorizationAnswer, DecidedService, Decision } from '../../../../edi/authorization/read-278.ts';
import { AuthorizationRequestStatus as Status } from '../../../../generated/models.ts';

/** The meaning of an answer to a request. */
export interface Decided {
  status: Status;
  /** The authorization's number; null where the payer gave none. */
  number: string | null;
  /** Reasons: HCR03 and AAA03. */
  codes: string[];
  text: string | null;
}

const byAction: Readonly<Record<string, Status>> = {
  A1: Status.CERTIFIED,
  A2: Status.PARTLY_CERTIFIED,
  A3: Status.DENIED,
  A4: Status.PENDED,
  A6: Status.MODIFIED,
  C: Status.CANCELLED,
  CT: Status.CONTACT_PAYER,
  NA: Status.NOT_REQUIRED,
};

/** The statuses in which the payer agrees to services. */
export const agreed: ReadonlySet<Status> = new Set([Status.CERTIFIED, Status.PARTLY_CERTIFIED, Status.MODIFIED]);

/** An answer may decide the event, its services, or both; the event's decision comes first. */
export function decidedBy({ decision, services, rejections, messages, references }: AuthorizationAnswer): Decided {
  const all = [decision, ...services.map((service) => service.decision)].filter((one) => one !== null);
  const reasons = all.flatMap(({ reason }) => reason ?? []);
  const rejected = [...rejections, ...services.flatMap((service) => service.rejections)].flatMap(
    ({ reason }) => reason ?? [],
  );
  const ofPayer = references.find(({ qualifier }) => qualifier === 'NT')?.value;
  const said = [...messages, ...(ofPayer ? [`The payer's reference is ${ofPayer}.`] : [])];
  return {
    status: all.length === 0 ? Status.REJECTED : statusOf(decision, services),
    number: all.find(({ number }) => number !== null)?.number ?? null,
    codes: [...new Set([...reasons, ...rejected])],
    text: said.join(' ').slice(0, 500) || null,
  };
}

function statusOf(decision: Decision | null, services: readonly DecidedService[]): Status {
  if (decision) return byAction[decision.action] ?? Status.CONTACT_PAYER;
  const decided = services.flatMap((service) => (service.decision ? statusOf(service.decision, []) : []));
  const [first = Status.CONTACT_PAYER] = decided;
  if (decided.every((status) => status === first)) return first;
  return decided.some((status) => agreed.has(status)) ? Status.PARTLY_CERTIFIED : Status.CONTACT_PAYER;
}
