import { useState } from 'preact/hooks';
import { type DisplayKind, PairScreenDocument } from '../generated/operations.ts';
import { Field } from './field.tsx';
import { messageOf, useSession } from './session.tsx';
import { useForm } from './use-form.ts';

/** Pairs a screen by the code that it shows. */
export function PairForm() {
  const { viewer, ask } = useSession();
  const [paired, setPaired] = useState<string>();
  const form = useForm(
    ['code', 'siteId', 'kind', 'name'],
    async ({ code = '', siteId = '', kind, name = '' }, sent) => {
      setPaired(undefined);
      try {
        const input = { code, siteId, kind: kind as DisplayKind, ...(name.trim() && { name }) };
        const result = (await ask(PairScreenDocument, { input })).pairDisplay;
        if (result.__typename !== 'PairDisplaySuccess') return result;
        const { display } = result;
        setPaired(`“${display.name}” now shows the board of ${display.site?.name ?? 'its site'}.`);
        sent.reset();
        return null;
      } catch (fault) {
        return { message: messageOf(fault) };
      }
    },
  );
  const sites = viewer?.practice?.sites.nodes ?? [];
  if (!viewer?.permissions.includes('MANAGE_DISPLAYS'))
    return <p>Your roles do not pair screens. Ask the office manager or the front desk.</p>;
  return (
    <form onSubmit={form.onSubmit} aria-labelledby="pair">
      <Field
        label="Code"
        hint="The 8 letters and digits on the screen; open /display there."
        fault={form.faultOf('code')}
      >
        {(attributes) => (
          <input
            {...attributes}
            name="code"
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
            required
          />
        )}
      </Field>
      <Field label="Site" fault={form.faultOf('siteId')}>
        {(attributes) => (
          <select {...attributes} name="siteId" required>
            {sites.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label="Board" fault={form.faultOf('kind')}>
        {(attributes) => (
          <select {...attributes} name="kind" required>
            <option value="WAITING_ROOM">Waiting room, for patients</option>
            <option value="STAFF_BOARD">Staff board, where patients do not read it</option>
          </select>
        )}
      </Field>
      <Field
        label="Name"
        hint="As staff call it, such as Waiting room, left. It may be empty."
        fault={form.faultOf('name')}
      >
        {(attributes) => <input {...attributes} name="name" autocomplete="off" maxlength={60} />}
      </Field>
      <div role="alert">{form.fault && <p class="fault">{form.fault}</p>}</div>
      <div role="status">{paired && <p class="good">{paired}</p>}</div>
      <button type="submit" disabled={form.isBusy}>
        Pair the screen
      </button>
    </form>
  );
}
