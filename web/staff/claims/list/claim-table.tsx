import type { ClaimRowFragment } from '../../../generated/operations.ts';
import { Wide } from '../wide.tsx';
import { codeWords } from '../words/code-words.ts';
import { statusWords } from '../words/queue-words.ts';
import { dayWords, spanWords } from '../words/times.ts';

interface Shown {
  claims: readonly ClaimRowFragment[];
  now: number;
  /** Absent where nothing can be done with several claims. */
  selection?: Selection | undefined;
}

export interface Selection {
  ids: ReadonlySet<string>;
  toggle(id: string): void;
  /** Selects all that are shown, or none. */
  toggleAll(): void;
}

/** Claims as rows. The number of each opens it. */
export function ClaimTable({ claims, now, selection }: Shown) {
  const hasAll = claims.length > 0 && claims.every(({ id }) => selection?.ids.has(id));
  return (
    <Wide label="Claims of the worklist">
      <table>
        <thead>
          <tr>
            {selection && (
              <th scope="col">
                <input type="checkbox" aria-label="Select all" checked={hasAll} onChange={selection.toggleAll} />
              </th>
            )}
            <th scope="col">Claim</th>
            <th scope="col">Patient</th>
            <th scope="col">Payer</th>
            <th scope="col" class="amount">
              Sum
            </th>
            <th scope="col">Status</th>
            <th scope="col">Reason</th>
            <th scope="col">Here for</th>
            <th scope="col">File by</th>
            <th scope="col">Assigned</th>
            <th scope="col">Service</th>
          </tr>
        </thead>
        <tbody>
          {claims.map((claim) => (
            <Row key={claim.id} claim={claim} now={now} selection={selection} />
          ))}
        </tbody>
      </table>
      {claims.length === 0 && <p class="hint">Nothing is on this worklist.</p>}
    </Wide>
  );
}

function Row({ claim, now, selection }: Omit<Shown, 'claims'> & { claim: ClaimRowFragment }) {
  const { id, pcn, payer, reasonCodes, assignee } = claim;
  const patient = [claim.patient?.familyName, claim.patient?.givenName].filter(Boolean).join(', ');
  const reasons = reasonCodes.map((code) => [code, codeWords(code)].filter(Boolean).join(' ')).join('; ');
  return (
    <tr aria-selected={selection?.ids.has(id)}>
      {selection && (
        <td>
          <input
            type="checkbox"
            aria-label={`Select claim ${pcn}`}
            checked={selection.ids.has(id)}
            onChange={() => selection.toggle(id)}
          />
        </td>
      )}
      <th scope="row">
        <a href={`/claims/${id}`}>
          <code>{pcn}</code>
        </a>
      </th>
      <Cut text={patient} />
      <Cut text={payer?.name} />
      <td class="amount">{claim.total}</td>
      <td>{statusWords(claim.status)}</td>
      <Cut text={reasons} />
      <td>{spanWords(claim.inQueueSince, now)}</td>
      <td>{claim.deadline ? dayWords(claim.deadline) : '–'}</td>
      <Cut text={assignee?.name} />
      <td>{dayWords(claim.serviceDate)}</td>
    </tr>
  );
}

/** A cell whose text is cut where it is too long; the whole of it is its title. */
function Cut({ text }: { text: string | undefined }) {
  return (
    <td class="cut" title={text}>
      {text || '–'}
    </td>
  );
}
