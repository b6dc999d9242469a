import type { AnswersToClaimQuery } from '../../../generated/operations.ts';
import { codeWords, payerStatusWords } from '../words/code-words.ts';
import { sourceWords } from '../words/event-words.ts';
import { dayWords } from '../words/times.ts';
import { Codes } from './codes.tsx';

type Advice = AnswersToClaimQuery['advices']['nodes'][number];
type Adjustments = Advice['adjustments'];

const kinds = { TA1: 'of the interchange', F999: 'of the file', C277CA: 'acknowledgement', C277: 'status' } as const;

/** What clearinghouse and payer said: acknowledgements and statuses, and the decisions with their money. */
export function Answers({ answers }: { answers: AnswersToClaimQuery | undefined }) {
  const said = answers?.acknowledgements.nodes ?? [];
  const advices = answers?.advices.nodes ?? [];
  return (
    <section class="card" aria-labelledby="answers">
      <h2 id="answers">Answers</h2>
      {answers && said.length + advices.length === 0 && <p class="hint">None came yet.</p>}
      {advices.map((advice) => (
        <Decision key={advice.id} advice={advice} />
      ))}
      <ol class="plain">
        {said.map(({ id, kind, source, category, codes, text, saidAt }) => (
          <li key={id}>
            <strong>
              {dayWords(saidAt.slice(0, 10))}, {sourceWords(source)}: {kinds[kind]}
            </strong>
            {codes.length === 0 && category && (
              <span>
                <code>{category}</code> {codeWords(category)}
              </span>
            )}
            <Codes codes={codes} />
            {text && <span class="said">{text}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Decision({ advice }: { advice: Advice }) {
  const { payerStatus, charged, paid, patientShare, remittance, adjustments, remarks, lines } = advice;
  return (
    <article class="decision">
      <h3>
        Decision of {dayWords(remittance.paidOn)}: {payerStatusWords(payerStatus)}
      </h3>
      <p>
        Charged {charged ?? '–'}, paid <strong>{paid ?? '–'}</strong>, the patient’s share {patientShare ?? '–'}
        <span class="hint"> payment {remittance.trace}</span>
      </p>
      <Reasons adjustments={adjustments} remarks={remarks} />
      <ol class="plain">
        {lines.map((line) => (
          <li key={line.ordinal}>
            <span>
              <code>{[line.code, ...line.modifiers].join(' ')}</code> charged {line.charged ?? '–'}, paid{' '}
              {line.paid ?? '–'}
              {line.isDenied && <strong> denied</strong>}
            </span>
            <Reasons adjustments={line.adjustments} remarks={line.remarks} />
          </li>
        ))}
      </ol>
    </article>
  );
}

function Reasons({ adjustments, remarks }: { adjustments: Adjustments; remarks: readonly string[] }) {
  if (adjustments.length + remarks.length === 0) return null;
  return (
    <ul class="codes">
      {adjustments.map(({ group, reason, amount }) => (
        <li key={`${group}-${reason}`}>
          <code>{`${group}-${reason}`}</code> {amount ?? ''} {codeWords(`${group}-${reason}`)}
        </li>
      ))}
      {remarks.map((remark) => (
        <li key={remark}>
          <code>{remark}</code> {codeWords(remark)}
        </li>
      ))}
    </ul>
  );
}
