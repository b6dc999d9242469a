import type { ClaimEventKind, ClaimEventSource, ClaimStepFragment } from '../../../generated/operations.ts';
import { dayWords } from './times.ts';

type Told = Pick<ClaimStepFragment, 'kind' | 'category' | 'text'>;

const kinds: Readonly<Record<ClaimEventKind, string>> = {
  CREATED: 'Made',
  SCRUBBED: 'Edits ran',
  HELD: 'Held',
  UNHELD: 'Hold lifted',
  QUEUED: 'Put into a file',
  SUBMITTED: 'File handed over',
  FILE_ANSWERED: 'File answered',
  CLAIM_ANSWERED: 'Acknowledged',
  STATUS_REPORTED: 'Status reported',
  REQUEST_ANSWERED: 'Reply sent to the payer',
  ADJUDICATED: 'Decided',
  REVERSED: 'Decision taken back',
  CORRECTED: 'Correction begun',
  VOID_ASKED: 'Void begun',
  APPEALED: 'Appealed',
  APPEAL_DECIDED: 'Appeal decided',
  CLOSED: 'Closed',
  REOPENED: 'Opened again',
  OVERDUE: 'Answer overdue',
  WOKE: 'Back on its worklist',
  SNOOZED: 'Put off',
  ASSIGNED: 'Assigned',
  NOTED: 'Note',
  UPDATED: 'Facts changed',
};

const outcomes: Readonly<Record<string, string>> = {
  UPHELD: 'Appeal lost: the denial stands',
  OVERTURNED: 'Appeal won: the payment is waited for',
};

export const channels = {
  PORTAL: 'Portal of the payer',
  FAX: 'Fax',
  MAIL: 'Mail',
  EMAIL: 'Secure e-mail',
  PHONE: 'Telephone',
} as const;

/** What happened, in a few words. */
export function eventTitle({ kind, category, text }: Told): string {
  if (kind === 'APPEAL_DECIDED') return outcomes[category ?? ''] ?? kinds[kind];
  if (kind === 'REQUEST_ANSWERED' && category) return `${kinds[kind]} by ${channelWords(category)}`;
  if (kind === 'SNOOZED' && text) return `Put off until ${dayWords(text)}`;
  if (kind === 'ASSIGNED') return text ? `Assigned to ${text}` : 'Assignment ended';
  return kinds[kind];
}

const channelWords = (category: string): string =>
  category === 'PORTAL'
    ? 'the payer’s portal'
    : (channels[category as keyof typeof channels] ?? category).toLowerCase();

/** The text of an event where its title does not say it. */
export const eventText = ({ kind, text }: Told): string | null =>
  kind === 'SNOOZED' || kind === 'ASSIGNED' ? null : text;

const sources: Readonly<Record<ClaimEventSource, string>> = {
  STAFF: 'the office',
  SYSTEM: 'Foyer',
  CLEARINGHOUSE: 'the clearinghouse',
  PAYER: 'the payer',
};

export const sourceWords = (source: ClaimEventSource, person?: string | null): string => person ?? sources[source];
