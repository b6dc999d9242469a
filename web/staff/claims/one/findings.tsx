import { useState } from 'preact/hooks';
import { type ClaimFactsFragment, OverrideFindingDocument } from '../../../generated/operations.ts';
import { Field } from '../../field.tsx';
import { messageOf, useSession } from '../../session.tsx';
import { useForm } from '../../use-form.ts';
import { overrides } from '../work/offers.ts';
import { refusalOf } from '../work/outcome.ts';
import { openRequestKeys } from '../work/request-keys.ts';

type Finding = ClaimFactsFragment['findings'][number];

interface FindingsProps {
  claim: ClaimFactsFragment;
  titles: ReadonlyMap<string, string>;
  onDone(): Promise<void>;
}

const severities = { ERROR: 'Error', HOLD: 'Hold', WARNING: 'Warning' } as const;

/** What the last run of the edits found, with the change to make. */
export function Findings({ claim, titles, onDone }: FindingsProps) {
  const { viewer } = useSession();
  const mayOverride = overrides(claim, viewer?.permissions ?? []);
  if (claim.findings.length === 0) return null;
  return (
    <section class="card" aria-labelledby="findings">
      <h2 id="findings">Findings</h2>
      <ul class="plain">
        {claim.findings.map((finding) => (
          <li key={[finding.edit, ...finding.path].join(' ')}>
            <strong>
              {severities[finding.severity]}: {titles.get(finding.edit) ?? finding.edit}
            </strong>
            <span>{finding.fix}</span>
            {finding.overrideReason && (
              <span class="hint">
                Overridden by {finding.overriddenBy?.name ?? 'a program'}: {finding.overrideReason}
              </span>
            )}
            {mayOverride && finding.isOverridable && !finding.overrideReason && finding.severity !== 'WARNING' && (
              <Override claim={claim} finding={finding} onDone={onDone} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Override({ claim, finding, onDone }: Pick<FindingsProps, 'claim' | 'onDone'> & { finding: Finding }) {
  const { ask } = useSession();
  const [isOpen, setOpen] = useState(false);
  const [keys] = useState(openRequestKeys);
  const form = useForm(['reason'], async ({ reason = '' }) => {
    try {
      const { edit, path } = finding;
      const facts = { edit, path: [...path], reason };
      const { key: idempotencyKey, version: expectedVersion } = keys.keyFor(facts, claim.version);
      const input = { ...facts, expectedVersion, idempotencyKey };
      const refusal = refusalOf((await ask(OverrideFindingDocument, { id: claim.id, input })).result);
      keys.renew();
      if (!refusal) await onDone();
      return refusal;
    } catch (error) {
      return { message: messageOf(error) };
    }
  });
  if (!isOpen)
    return (
      <button type="button" class="quiet" aria-expanded={false} onClick={() => setOpen(true)}>
        Override
      </button>
    );
  return (
    <form class="panel" onSubmit={form.onSubmit} aria-label="Override the finding">
      <Field label="Reason" hint="The history shows it." fault={form.faultOf('reason')}>
        {(attributes) => <input {...attributes} name="reason" autocomplete="off" maxlength={500} required />}
      </Field>
      <p class="hint">
        The claim passes in spite of it. That cannot be taken back, but a change of the claim runs it again.
      </p>
      <div class="buttons">
        <button type="submit" disabled={form.isBusy}>
          Override the finding
        </button>
        <button type="button" class="quiet" onClick={() => setOpen(false)}>
          Not now
        </button>
      </div>
      <div role="alert">{form.fault && <p class="fault">{form.fault}</p>}</div>
    </form>
  );
}
