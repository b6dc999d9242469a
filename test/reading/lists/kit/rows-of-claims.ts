import type { Sizes } from './rows-of-lists.ts';

type Id = (kind: string, number: string) => string;

/**
 * Statements that fill a practice with claims: nine of ten were decided long ago, the last ones are on the worklists.
 * As many of the first as there are histories have lines, findings, events and versions.
 */
export function rowsOfClaims(p: string, id: Id, sizes: Sizes): string[] {
  const claims = sizes.claims ?? sizes.histories;
  const at = `timestamptz '2026-01-05 13:00Z' + interval '1 minute' * n`;
  const patient = (n: string) =>
    id('patient', `case when ${n} < 4000 then ${n} % 5 else ${n} * 7919 % ${sizes.patients} end`);
  const isOpen = `n >= ${claims} * 0.9`;
  const first = `generate_series(0, ${sizes.histories} - 1) n`;
  return [
    `insert into claim (practice_id, id, patient_id, visit_id, visit_coding_id, coverage_id, payer_id, provider_id, site_id, rank, part, pcn, service_date,
       total_cents, codes, status, status_since, queue, in_queue_since, assignee_id, snoozed_until, expects, expected_by, is_overdue, deadline, reason_codes,
       scrub_run_id, last_event_id, created_at)
     select ${p}, ${id('claim', 'n')}, ${patient('n')}, ${id('visit', 'n')}, ${id('coding', 'n')}, ${id('coverage', `n % ${sizes.histories}`)},
       ${id('payer', `n % least(8, ${sizes.names})`)}, ${id('staff', 'n % 10 * 3')}, ${id('site', 'n % 2')}, 1, 1, 'C' || upper(to_hex(n)), date '2026-01-05' + n / 1000,
       100 + n * 7919 % 90000, array[(array['G0463', 'J1885', 'G0439'])[1 + n % 3]],
       case when ${isOpen} then (array['READY', 'SCRUB_FAILED', 'DENIED', 'PAYER_ACCEPTED', 'PAYER_REJECTED'])[1 + n % 5] else (array['PAID', 'PARTLY_PAID'])[1 + n % 2] end, ${at},
       case when ${isOpen} then (array['TO_SEND', 'TO_FIX', 'DENIED', 'WAITING', 'REJECTED'])[1 + n % 5] else 'DONE' end, ${at},
       ${id('staff', 'n % 10 * 3')}, case when ${isOpen} and n % 50 = 1 then date '2031-01-01' end,
       case when ${isOpen} and n % 5 = 3 then 'ADJUDICATION' end, case when ${isOpen} and n % 5 = 3 then ${at} + interval '30 days' end, ${isOpen} and n % 50 = 3,
       date '2026-04-05' + n / 1000, case when ${isOpen} then '{CO-16}' else '{}' end::text[], ${id('scrubrun', 'n')}, ${id('claimevent', 'n')}, ${at}
     from generate_series(0, ${claims} - 1) n`,
    `insert into practice_rule (practice_id, id, number, name, fix, effect, conditions, is_on, retired_at, changed_by_id, changed_at)
     select ${p}, ${id('practicerule', 'n')}, 1 + n, 'Rule ' || n, 'Add one.', 'WARN', '[{"field": "MODIFIER", "operator": "IS_MISSING", "values": []}]', n = 3,
       case when n % 2 = 0 then ${at} end, ${id('staff', '3')}, ${at} from ${first}`,
    `insert into claim_line (practice_id, id, claim_id, position, charge_id)
     select ${p}, gen_random_uuid(), ${id('claim', 'n')}, 1, ${id('charge', 'n')} from ${first}`,
    `insert into scrub_run (practice_id, id, claim_id, version_number, snapshot_sha256, edits_release, errors, warnings, at)
     select ${p}, ${id('scrubrun', 'n')}, ${id('claim', 'n')}, 1, 'hash', '2026.1', 1, 0, ${at} from ${first}`,
    `insert into scrub_finding (practice_id, id, scrub_run_id, claim_id, position, edit, number, severity, path, facts, fix)
     select ${p}, gen_random_uuid(), ${id('scrubrun', 'n')}, ${id('claim', 'n')}, 1, 'rule-' || 1 + n, 1 + n, 'ERROR', '{lines,0}', '{}', 'Remove one.' from ${first}`,
    `insert into finding_override (practice_id, id, claim_id, snapshot_sha256, edit, path, reason, overridden_by_id, at)
     select ${p}, gen_random_uuid(), ${id('claim', 'n')}, 'hash', 'rule-' || 1 + n, '{lines,0}', 'Both were given', ${id('staff', 'n % 10 * 3')}, ${at} from ${first}`,
    `insert into claim_version (practice_id, id, claim_id, patient_id, number, frequency, snapshot, sha256, frozen_at)
     select ${p}, ${id('claimversion', 'n')}, ${id('claim', 'n')}, ${patient('n')}, 1, '1', '{}', 'hash', ${at} from ${first}`,
    `insert into claim_event (practice_id, id, claim_id, patient_id, version_number, kind, from_status, to_status, source, category, codes, text,
       acknowledgement_id, advice_id, staff_member_id, at, said_at)
     select ${p}, ${id('claimevent', 'n')}, ${id('claim', 'n')}, ${patient('n')}, 1, 'ADJUDICATED', 'PAYER_ACCEPTED', 'PARTLY_PAID', 'PAYER', 'F1', '{CO-45}', 'Paid in part',
       ${id('acknowledgement', 'n')}, ${id('advice', 'n')}, ${id('staff', 'n % 10 * 3')}, ${at}, ${at} from ${first}`,
    ...rowsOfFiles(p, id, sizes.histories),
    ...rowsOfAnswers(p, id, sizes, patient('n')),
  ];
}

/** As many files as there are histories: one of two was sent as a batch. */
function rowsOfFiles(p: string, id: Id, histories: number): string[] {
  const at = `timestamptz '2026-01-05 13:00Z' + interval '1 minute' * n`;
  const first = `generate_series(0, ${histories} - 1) n`;
  return [
    `insert into edi_file (practice_id, id, clearinghouse_id, direction, name, transactions, sha256, bytes, sender, interchange_control_number, received_by_id, at, status, problems)
     select ${p}, ${id('edifile', 'n')}, ${id('clearinghouse', '0')}, (array['OUT', 'IN'])[1 + n % 2], 'file-' || n, '{837P}', n::text, 10, 'A1', '00000000' || n, ${id('staff', '3')}, ${at},
       (array['SENT', 'APPLIED'])[1 + n % 2], '[]' from ${first}`,
    `insert into edi_content (practice_id, edi_file_id, content) select ${p}, ${id('edifile', 'n')}, 'ISA'::bytea from ${first}`,
    `insert into batch (practice_id, id, clearinghouse_id, edi_file_id, status, claims, total_cents, interchange_control_number, group_control_number, set_control_number, made_by_id, made_at, sent_at)
     select ${p}, ${id('batch', 'n')}, ${id('clearinghouse', '0')}, ${id('edifile', 'n')}, (array['FROZEN', 'SENDING', 'SENT'])[1 + n % 3], 1, 100 + n, '00000000' || n, n::text, '0001',
       ${id('staff', '3')}, ${at}, ${at} from ${first}`,
    `insert into batch_claim (practice_id, id, batch_id, position, claim_id, claim_version_id)
     select ${p}, gen_random_uuid(), ${id('batch', 'n')}, 1, ${id('claim', 'n')}, ${id('claimversion', 'n')} from ${first}`,
  ];
}

/** As many answers, remittances and advices as there are histories; one of two advices is of the first remittance. */
function rowsOfAnswers(p: string, id: Id, { histories, names }: Sizes, patient: string): string[] {
  const at = `timestamptz '2026-01-05 13:00Z' + interval '1 minute' * n`;
  const first = `generate_series(0, ${histories} - 1) n`;
  return [
    `insert into acknowledgement (practice_id, id, edi_file_id, ordinal, kind, batch_id, claim_id, version_number, pcn, source, reports, outcome, category, codes, said_at, received_at, status, closed_by_id)
     select ${p}, ${id('acknowledgement', 'n')}, ${id('edifile', 'n')}, 1, (array['C277CA', 'C277'])[1 + n % 2], ${id('batch', 'n')}, ${id('claim', 'n')}, 1, 'C' || upper(to_hex(n)), 'PAYER',
       'PAYER_ACCEPTED', 'A2', 'A2', '{A2:20}', ${at}, ${at}, (array['APPLIED', 'MATCHED', 'DISMISSED'])[1 + n % 3], ${id('staff', '3')} from ${first}`,
    `insert into remittance (practice_id, id, edi_file_id, ordinal, payer_id, payer_ein, trace, paid_on, paid_cents, method, handling, sha256, received_at, status, advice_count)
     select ${p}, ${id('remittance', 'n')}, ${id('edifile', 'n')}, 1, ${id('payer', `n % least(8, ${names})`)}, '1123456789', 'T' || n, date '2026-01-05' + n / 20, 100 + n, 'ACH', 'I', 'hash', ${at},
       (array['HELD', 'READY'])[1 + n % 2], 1 from ${first}`,
    `insert into provider_adjustment (practice_id, id, remittance_id, ordinal, provider, reason, cents)
     select ${p}, gen_random_uuid(), ${id('remittance', 'n')}, 1, '1234567893', 'WO', 100 from ${first}`,
    `insert into advice (practice_id, id, remittance_id, ordinal, pcn, payer_status, charged_cents, paid_cents, member_id, patient_name, reported_status, codes, received_at, claim_id, patient_id,
       version_number, match, status, matched_by_id)
     select ${p}, ${id('advice', 'n')}, ${id('remittance', 'case when n % 2 = 0 then 0 else n end')}, 1 + n, 'C' || upper(to_hex(n)), '1', 100, 50, 'M' || n, 'Given Family', 'PARTLY_PAID', '{CO-45}', ${at},
       ${id('claim', 'n')}, ${patient}, 1, 'PCN', (array['READY', 'HELD', 'IGNORED'])[1 + n % 3], ${id('staff', '3')} from ${first}`,
    `insert into advice_line (practice_id, id, advice_id, ordinal, qualifier, code, modifiers, charged_cents, paid_cents, remarks, is_denied, match, difference_cents)
     select ${p}, ${id('adviceline', 'n')}, ${id('advice', 'n')}, 1, 'HC', 'G0463', '{}', 100, 50, '{N290}', true, 'CODE', 0 from ${first}`,
    `insert into adjustment (practice_id, id, advice_id, advice_line_id, ordinal, group_code, reason, cents)
     select ${p}, gen_random_uuid(), ${id('advice', 'n')}, case when k = 1 then ${id('adviceline', 'n')} end, k, 'CO', '45', 50 from ${first}, generate_series(1, 2) k`,
    `insert into disclosure (practice_id, id, patient_id, payer_id, clearinghouse_id, purpose, claim_version_id, disclosed_by_id, at)
     select ${p}, ${id('disclosure', 'n')}, ${patient}, ${id('payer', `n % least(8, ${names})`)}, ${id('clearinghouse', '0')}, 'PAYMENT', ${id('claimversion', 'n')}, ${id('staff', '3')}, ${at} from ${first}`,
  ];
}
