import { channels } from '../words/event-words.ts';
import type { Act } from './offers.ts';

export interface ActField {
  name: string;
  label: string;
  kind: 'line' | 'text' | 'date' | 'choice' | 'colleague';
  hint?: string;
  choices?: Readonly<Record<string, string>>;
  isOptional?: boolean;
}

interface ActForm {
  label: string;
  /** Acts without fields and without a question are done at once: their opposite stands in the same place. */
  fields?: readonly ActField[];
  /** Asked before an act that cannot be taken back. */
  asks?: string;
  /** The button that does it. */
  confirm?: string;
}

const reason: ActField = { name: 'reason', label: 'Reason', kind: 'line', hint: 'The history shows it.' };

export const actForms: Readonly<Record<Act, ActForm>> = {
  submit: {
    label: 'Submit',
    asks: 'The claim is frozen into a file and sent. That cannot be taken back; a later version can correct it.',
    confirm: 'Submit the claim',
  },
  answer: {
    label: 'Reply was sent',
    fields: [
      { name: 'channel', label: 'Sent by', kind: 'choice', choices: channels },
      { name: 'sentOn', label: 'Sent on', kind: 'date', hint: 'Empty: today.', isOptional: true },
      { name: 'text', label: 'Contents', kind: 'text', hint: 'What was sent, and the number of a confirmation.' },
    ],
    asks: 'The claim waits for the payer’s decision again. The record cannot be taken back.',
    confirm: 'Record the reply',
  },
  correct: {
    label: 'Correct',
    fields: [reason],
    asks: 'A new version begins in the office. That cannot be taken back. Nothing is sent before you submit it.',
    confirm: 'Begin the correction',
  },
  resubmit: {
    label: 'Begin the whole file again',
    asks: 'A new version of each claim of the rejected file begins in the office. That cannot be taken back. Nothing is sent before you submit them.',
    confirm: 'Begin all of its claims again',
  },
  appeal: {
    label: 'Appeal',
    fields: [reason],
    asks: 'It is recorded that the denial was appealed. The record stays until the appeal is decided.',
    confirm: 'Record the appeal',
  },
  decide: {
    label: 'Appeal was decided',
    fields: [
      {
        name: 'outcome',
        label: 'Outcome',
        kind: 'choice',
        choices: { UPHELD: 'Lost: the denial stands', OVERTURNED: 'Won: the payer pays' },
      },
      reason,
    ],
    asks: 'The record of the decision cannot be taken back.',
    confirm: 'Record the decision',
  },
  scrub: { label: 'Run the edits' },
  hold: { label: 'Hold', fields: [reason], confirm: 'Hold the claim' },
  unhold: { label: 'Lift the hold' },
  take: { label: 'Take it' },
  assign: {
    label: 'Assign',
    fields: [{ name: 'assigneeId', label: 'Colleague', kind: 'colleague' }],
    confirm: 'Assign the claim',
  },
  unassign: { label: 'End the assignment' },
  snooze: {
    label: 'Put off',
    fields: [{ name: 'until', label: 'Until', kind: 'date', hint: 'It is back on its worklist on that day.' }],
    confirm: 'Put the claim off',
  },
  wake: { label: 'Bring back now' },
  note: {
    label: 'Note',
    fields: [{ name: 'text', label: 'Note', kind: 'text', hint: 'The history shows it; it stays.' }],
    confirm: 'Write the note',
  },
  void: {
    label: 'Void',
    fields: [reason],
    asks: 'A version begins that asks the payer to void the claim. That cannot be taken back.',
    confirm: 'Begin the void',
  },
  close: { label: 'Close', fields: [reason], confirm: 'Close the claim' },
  reopen: { label: 'Open again', fields: [reason], confirm: 'Open the claim again' },
};

/** Whether a panel opens before it is done. */
export const opensPanel = (act: Act): boolean => 'fields' in actForms[act] || 'asks' in actForms[act];
