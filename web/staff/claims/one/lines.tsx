import type { ClaimFactsFragment } from '../../../generated/operations.ts';
import { Wide } from '../wide.tsx';

/** The charges with the diagnoses that each is for. */
export function Lines({ claim }: { claim: ClaimFactsFragment }) {
  const diagnoses = claim.visitCoding?.diagnoses ?? [];
  const codeAt = (position: number) => {
    const found = diagnoses.find((one) => one.position === position);
    return found ? (found.meaning?.printed ?? found.code) : `diagnosis ${position}`;
  };
  return (
    <section class="card" aria-labelledby="lines">
      <h2 id="lines">Lines</h2>
      <Wide label="Lines of the claim">
        <table>
          <thead>
            <tr>
              <th scope="col">Line</th>
              <th scope="col">Procedure</th>
              <th scope="col">Modifiers</th>
              <th scope="col">Diagnoses</th>
              <th scope="col" class="amount">
                Units
              </th>
              <th scope="col" class="amount">
                Charge
              </th>
            </tr>
          </thead>
          <tbody>
            {claim.lines.map(({ position, charge }) => (
              <tr key={position}>
                <th scope="row">{position}</th>
                <td class="cut" title={charge.meaning?.shortDescription}>
                  <code>{charge.code}</code> {charge.meaning?.shortDescription}
                </td>
                <td>{charge.modifiers.join(' ') || '–'}</td>
                <td>{charge.pointers.map(codeAt).join(', ') || '–'}</td>
                <td class="amount">{charge.units}</td>
                <td class="amount">{charge.amount}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      {diagnoses.length > 0 && (
        <ul class="codes">
          {diagnoses.map(({ position, code, meaning }) => (
            <li key={position}>
              <code>{meaning?.printed ?? code}</code> {meaning?.shortDescription}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
