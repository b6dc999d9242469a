import type { ComponentChildren } from 'preact';
import type { ClaimExpectation, ClaimFactsFragment } from '../../../generated/operations.ts';
import { queueWords, statusWords } from '../words/queue-words.ts';
import { dayWords, momentWords, spanWords } from '../words/times.ts';
import { Codes } from './codes.tsx';
import { useNow } from './use-now.ts';

const expectations: Readonly<Record<ClaimExpectation, string>> = {
  FILE_ANSWER: 'the answer to its file',
  CLAIM_ANSWER: 'the acknowledgement of the claim',
  ADJUDICATION: 'the payer’s decision',
  INFO_REPLY: 'the office’s reply',
};

/** Who and what the claim is about, and where it stands. */
export function Facts({ claim, edits }: { claim: ClaimFactsFragment; edits: ReadonlyMap<string, string> }) {
  const now = useNow();
  const { patient, payer, coverage, provider, site, assignee, expects, expectedBy, deadline } = claim;
  return (
    <section class="card" aria-labelledby="facts">
      <h2 id="facts">
        {statusWords(claim.status)} <span class="hint">for {spanWords(claim.statusSince, now)}</span>
      </h2>
      <Codes codes={claim.reasonCodes} edits={edits} />
      {claim.isContradictory && (
        <p class="fault">Its answers contradict each other: compare the history, then correct or close it.</p>
      )}
      <dl class="facts">
        <Fact name="Patient">
          {patient && (
            <>
              {patient.familyName}, {patient.givenName}
              <span class="hint">
                {' '}
                born {dayWords(patient.birthDate)}, MRN {patient.mrn}
              </span>
            </>
          )}
        </Fact>
        <Fact name="Payer">
          {payer?.name}
          {coverage && <span class="hint"> member {coverage.memberId}</span>}
        </Fact>
        <Fact name="Amount">
          <strong>{claim.total}</strong>
        </Fact>
        <Fact name="Service">
          {dayWords(claim.serviceDate)}
          <span class="hint"> {[provider?.name, site?.name].filter(Boolean).join(', ')}</span>
        </Fact>
        <Fact name="Worklist">
          {queueWords[claim.queue]}
          {claim.snoozedUntil && <span class="hint"> put off until {dayWords(claim.snoozedUntil)}</span>}
        </Fact>
        <Fact name="Assigned">{assignee?.name ?? 'to nobody'}</Fact>
        {expects && expectedBy && (
          <Fact name="Waits for">
            {expectations[expects]}
            <span class={claim.isOverdue ? 'late' : 'hint'}>
              {' '}
              {claim.isOverdue ? 'overdue since' : 'until'} {momentWords(expectedBy)}
            </span>
          </Fact>
        )}
        <Fact name="File by">{deadline ? dayWords(deadline) : 'no limit is known'}</Fact>
        {claim.payerControlNumber && (
          <Fact name="Payer’s number">
            <code>{claim.payerControlNumber}</code>
          </Fact>
        )}
      </dl>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
