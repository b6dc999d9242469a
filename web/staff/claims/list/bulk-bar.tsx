import { useState } from 'preact/hooks';
import { Field } from '../../field.tsx';
import { useSession } from '../../session.tsx';
import { useColleagues } from '../work/use-colleagues.ts';
import { type Bulk, type BulkReport, useBulk } from './use-bulk.ts';

interface BulkBarProps {
  ids: readonly string[];
  /** The selection was worked on. */
  onDone(): void;
}

type Open = 'assign' | 'snooze' | 'submit';
const labels: Readonly<Record<Open, string>> = { assign: 'Assign', snooze: 'Put off', submit: 'Submit' };

/** Work on all claims that are selected. Claims that stay as they are are named, with the reason. */
export function BulkBar({ ids, onDone }: BulkBarProps) {
  const { viewer } = useSession();
  const work = useBulk();
  const [open, setOpen] = useState<Open>();
  const permissions = viewer?.permissions ?? [];
  const offers = (Object.keys(labels) as Open[]).filter((one) =>
    permissions.includes(one === 'submit' ? 'SUBMIT_CLAIMS' : 'WORK_CLAIMS'),
  );
  const run = async (bulk: Bulk) => {
    if (!(await work.run(bulk, ids))) return;
    setOpen(undefined);
    onDone();
  };
  return (
    <section class="bulk" aria-label="Selected claims">
      <div class="buttons">
        <span>{ids.length} selected</span>
        {offers.map((one) => (
          <button
            key={one}
            type="button"
            class="quiet"
            disabled={ids.length === 0 || work.isBusy}
            aria-expanded={open === one}
            onClick={() => setOpen(open === one ? undefined : one)}
          >
            {labels[one]}
          </button>
        ))}
      </div>
      {open && ids.length > 0 && (
        <BulkForm
          key={open}
          open={open}
          count={ids.length}
          isBusy={work.isBusy}
          run={run}
          close={() => setOpen(undefined)}
        />
      )}
      <div role="alert">{work.fault && <p class="fault">{work.fault}</p>}</div>
      <div role="status">
        {work.report && (
          <Report report={work.report} undo={(bulk, changed) => void work.run(bulk, changed)} forget={work.forget} />
        )}
      </div>
    </section>
  );
}

interface BulkFormProps {
  open: Open;
  count: number;
  isBusy: boolean;
  run(bulk: Bulk): Promise<void>;
  close(): void;
}

function BulkForm({ open, count, isBusy, run, close }: BulkFormProps) {
  const colleagues = useColleagues() ?? [];
  const claims = count === 1 ? 'the claim' : `${count} claims`;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const value = String(new FormData(event.currentTarget).get('value') ?? '');
    if (open === 'submit') void run({ act: 'submit' });
    else if (open === 'snooze') void run({ act: 'snooze', until: value });
    else void run({ act: 'assign', assigneeId: value === 'nobody' ? null : value });
  };
  return (
    <form class="panel" onSubmit={submit} aria-label={labels[open]}>
      {open === 'assign' && (
        <Field label="Colleague">
          {(attributes) => (
            <select {...attributes} name="value" required>
              <option value="">Choose …</option>
              <option value="nobody">Nobody</option>
              {colleagues.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {open === 'snooze' && (
        <Field label="Until" hint="They are back on their worklists on that day.">
          {(attributes) => <input {...attributes} name="value" type="date" required />}
        </Field>
      )}
      {open === 'submit' && (
        <p class="hint">
          Claims are frozen into files and sent. That cannot be taken back; later versions can correct them.
        </p>
      )}
      <div class="buttons">
        <button type="submit" disabled={isBusy}>
          {labels[open]} {claims}
        </button>
        <button type="button" class="quiet" onClick={close}>
          Not now
        </button>
      </div>
    </form>
  );
}

interface ReportProps {
  report: BulkReport;
  undo(bulk: Bulk, ids: readonly string[]): void;
  forget(): void;
}

function Report({ report: { done, count, refused, undo: opposite }, undo, forget }: ReportProps) {
  return (
    <div class="report">
      <p class={count > 0 ? 'good' : 'hint'}>{done}</p>
      {refused.length > 0 && (
        <div class="fault">
          <p>{refused.length === 1 ? 'This one was not:' : `These ${refused.length} were not:`}</p>
          <ul>
            {refused.map(({ claim, message }) => (
              <li key={claim?.id ?? message}>
                {claim && <a href={`/claims/${claim.id}`}>{claim.pcn}</a>} {message}
              </li>
            ))}
          </ul>
        </div>
      )}
      <div class="buttons">
        {opposite && (
          <button type="button" class="quiet" onClick={() => undo(opposite.bulk, opposite.ids)}>
            Take it back
          </button>
        )}
        <button type="button" class="quiet" onClick={forget}>
          Hide
        </button>
      </div>
    </div>
  );
}
