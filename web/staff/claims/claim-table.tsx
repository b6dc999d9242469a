import type { ClaimRowFragment } from '../../generated/operations.ts';
import { statusWords } from './queue-words.ts';
import type { Change } from './use-claims.ts';

interface Shown {
  claims: readonly ClaimRowFragment[];
  changes: readonly Change[];
}

export function ClaimTable({ claims, changes }: Shown) {
  return (
    <div class="worklist">
      <div class="wide">
        <table>
          <thead>
            <tr>
              <th scope="col">Claim</th>
              <th scope="col">Patient</th>
              <th scope="col">Payer</th>
              <th scope="col">Service</th>
              <th scope="col">Status</th>
              <th scope="col">Reason</th>
              <th scope="col">File by</th>
              <th scope="col" class="amount">
                Sum
              </th>
            </tr>
          </thead>
          <tbody>
            {claims.map((claim) => (
              <tr key={claim.id}>
                <th scope="row">
                  <code>{claim.pcn}</code>
                </th>
                <td>
                  {claim.patient?.familyName}, {claim.patient?.givenName}
                </td>
                <td>{claim.payer?.name}</td>
                <td>{claim.serviceDate}</td>
                <td>{statusWords(claim.status)}</td>
                <td>{claim.reasonCodes.join(' ')}</td>
                <td>{claim.deadline ?? '–'}</td>
                <td class="amount">{claim.total}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {claims.length === 0 && <p class="hint">Nothing is on this worklist.</p>}
      </div>
      <Changes changes={changes} />
    </div>
  );
}

function Changes({ changes }: Pick<Shown, 'changes'>) {
  return (
    <section class="trail" aria-labelledby="changes">
      <h2 id="changes">Latest changes</h2>
      {changes.length === 0 && <p class="hint">None since you opened this worklist.</p>}
      <ol>
        {changes.map(({ id, at, claim, fromStatus, toStatus, codes, text }) => (
          <li key={id}>
            <time dateTime={at}>{new Date(at).toLocaleTimeString()}</time>
            <span>
              <code>{claim?.pcn}</code> {fromStatus ? `${statusWords(fromStatus)} → ` : ''}
              {statusWords(toStatus)} {[codes.join(' '), text].filter(Boolean).join(' ')}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
