import { useEffect, useRef, useState } from 'preact/hooks';
import type { ClaimFactsFragment } from '../../../generated/operations.ts';
import { messageOf, useSession } from '../../session.tsx';
import { actForms, opensPanel } from '../work/act-forms.ts';
import { ActPanel } from '../work/act-panel.tsx';
import { type Act, offersFor } from '../work/offers.ts';
import { refusalOf } from '../work/outcome.ts';
import { openRequestKeys } from '../work/request-keys.ts';
import { sendAct } from '../work/send-act.ts';

interface WorkBarProps {
  claim: ClaimFactsFragment;
  onDone(): Promise<void>;
}

/** What can be done with the claim now: by this person, and from its status. */
export function WorkBar({ claim, onDone }: WorkBarProps) {
  const session = useSession();
  const { viewer } = session;
  const [open, setOpen] = useState<Act>();
  const [busy, setBusy] = useState<Act>();
  const [fault, setFault] = useState<string>();
  const [keys] = useState(openRequestKeys);
  const bar = useRef<HTMLDivElement>(null);
  const selfId = viewer?.staffMember?.id;
  const offers = offersFor(claim, viewer?.permissions ?? [], selfId);

  // A panel that opens takes the focus; its button has it again when it is closed.
  useEffect(() => {
    if (open)
      bar.current?.parentElement?.querySelector<HTMLElement>('form :is(input, select, textarea, button)')?.focus();
  }, [open]);
  const close = () => {
    const last = open;
    setOpen(undefined);
    bar.current?.querySelector<HTMLElement>(`[data-act="${last}"]`)?.focus();
  };
  const doAtOnce = async (act: Act) => {
    setBusy(act);
    setFault(undefined);
    try {
      const { key, version } = keys.keyFor(act, claim.version);
      const refusal = refusalOf(await sendAct(session, { act, claim: { ...claim, version }, values: {}, selfId, key }));
      keys.renew();
      setFault(refusal?.message);
      await onDone();
    } catch (error) {
      setFault(messageOf(error));
    } finally {
      setBusy(undefined);
    }
  };
  const press = (act: Act) => {
    setFault(undefined);
    if (!opensPanel(act)) void doAtOnce(act);
    else if (open === act) close();
    else setOpen(act);
  };

  if (offers.length === 0 && !open) return null;
  return (
    <section class="card" aria-labelledby="work">
      <h2 id="work">Work on it</h2>
      <div class="buttons" ref={bar}>
        {offers.map((act) => (
          <button
            key={act}
            type="button"
            class="quiet"
            data-act={act}
            disabled={busy !== undefined}
            {...(opensPanel(act) && { 'aria-expanded': open === act })}
            onClick={() => press(act)}
          >
            {actForms[act].label}
          </button>
        ))}
      </div>
      <div role="alert">{fault && <p class="fault">{fault}</p>}</div>
      {open && (
        <ActPanel
          key={open}
          act={open}
          claim={claim}
          onCancel={close}
          onDone={() => {
            close();
            void onDone();
          }}
        />
      )}
    </section>
  );
}
