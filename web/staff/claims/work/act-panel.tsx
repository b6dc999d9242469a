import { useState } from 'preact/hooks';
import type { ClaimFactsFragment } from '../../../generated/operations.ts';
import { Field } from '../../field.tsx';
import { messageOf, useSession } from '../../session.tsx';
import { useForm } from '../../use-form.ts';
import { ActControl } from './act-control.tsx';
import { actForms } from './act-forms.ts';
import type { Act } from './offers.ts';
import { refusalOf } from './outcome.ts';
import { openRequestKeys } from './request-keys.ts';
import { sendAct } from './send-act.ts';

interface PanelProps {
  act: Act;
  claim: ClaimFactsFragment;
  onDone(): void;
  onCancel(): void;
}

/** The fields of an act, the question before what cannot be taken back, and its refusal. */
export function ActPanel({ act, claim, onDone, onCancel }: PanelProps) {
  const session = useSession();
  const [keys] = useState(openRequestKeys);
  const { fields = [], asks, label, confirm = label } = actForms[act];
  const form = useForm(
    fields.map(({ name }) => name),
    async (values) => {
      try {
        const { key, version } = keys.keyFor(values, claim.version);
        const selfId = session.viewer?.staffMember?.id;
        const refusal = refusalOf(await sendAct(session, { act, claim: { ...claim, version }, values, selfId, key }));
        // A refusal was the answer to this request; the next one is not its retry.
        keys.renew();
        if (!refusal) onDone();
        return refusal;
      } catch (error) {
        return { message: messageOf(error) };
      }
    },
  );
  return (
    <form class="panel" onSubmit={form.onSubmit} aria-label={label}>
      {fields.map((field) => (
        <Field
          key={field.name}
          label={field.label}
          fault={form.faultOf(field.name)}
          {...(field.hint && { hint: field.hint })}
        >
          {(attributes) => <ActControl field={field} attributes={attributes} />}
        </Field>
      ))}
      {asks && <p class="hint">{asks}</p>}
      <div class="buttons">
        <button type="submit" disabled={form.isBusy}>
          {confirm}
        </button>
        <button type="button" class="quiet" onClick={onCancel}>
          Not now
        </button>
      </div>
      <div role="alert">{form.fault && <p class="fault">{form.fault}</p>}</div>
    </form>
  );
}
