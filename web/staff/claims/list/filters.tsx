import { ClaimPayersDocument } from '../../../generated/operations.ts';
import { Field } from '../../field.tsx';
import { useSession } from '../../session.tsx';
import { useOnce } from '../../use-once.ts';
import { useColleagues } from '../work/use-colleagues.ts';
import type { ListAddress } from './list-address.ts';

interface FiltersProps {
  list: ListAddress;
  change(part: Partial<ListAddress>): void;
}

/** Narrows a list by payer, by colleague, and by a text. */
export function Filters({ list, change }: FiltersProps) {
  const { viewer } = useSession();
  const payers = useOnce(ClaimPayersDocument, viewer?.permissions.includes('VIEW_PAYERS'))?.payers.nodes ?? [];
  const colleagues = useColleagues() ?? [];
  return (
    <search class="filters">
      <Field label="Payer">
        {(attributes) => (
          <select {...attributes} value={list.payer} onChange={(event) => change({ payer: event.currentTarget.value })}>
            <option value="">All payers</option>
            {payers.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label="Assigned">
        {(attributes) => (
          <select
            {...attributes}
            value={list.assignee}
            onChange={(event) => change({ assignee: event.currentTarget.value })}
          >
            <option value="">To anybody, or nobody</option>
            <option value="me">To me</option>
            <option value="nobody">To nobody</option>
            {colleagues.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label="Text">
        {(attributes) => (
          <input
            {...attributes}
            type="search"
            value={list.text}
            placeholder="Number, name, reason …"
            autocomplete="off"
            spellcheck={false}
            maxlength={100}
            onInput={(event) => change({ text: event.currentTarget.value })}
          />
        )}
      </Field>
    </search>
  );
}
