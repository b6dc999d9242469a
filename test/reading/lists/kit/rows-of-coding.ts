import type { Sizes } from './rows-of-lists.ts';

/** Statements that fill a practice with codings of its visits; the first two have as many charges and questions as there are histories. */
export function rowsOfCoding(p: string, id: (kind: string, number: string) => string, sizes: Sizes): string[] {
  const at = `timestamptz '2026-01-05 13:00Z' + interval '1 minute' * n`;
  const patient = id('patient', `(n % 2) * 7919 % ${sizes.patients}`);
  return [
    `insert into visit_coding (practice_id, id, visit_id, patient_id, site_id, provider_id, service_date, status, coder_id, opened_at, released_at, released_by_id)
     select ${p}, ${id('coding', 'n')}, id, patient_id, site_id, provider_id, day, (array['READY', 'IN_CODING', 'QUERIED', 'RELEASED'])[1 + n % 4], provider_id,
       ended_at, case when n % 4 = 3 then ended_at end, provider_id
     from (select *, ('x' || right(id::text, 8))::bit(32)::int as n from visit where practice_id = ${p} offset 0) v`,
    `insert into diagnosis (practice_id, id, visit_coding_id, patient_id, position, code)
     select ${p}, gen_random_uuid(), id, patient_id, 1, 'J069' from visit_coding where practice_id = ${p}`,
    `insert into charge (practice_id, id, visit_coding_id, patient_id, provider_id, supervisor_id, service_date, place_of_service, code, units, pointers, amount_cents,
       ndc_code, ndc_quantity, ndc_unit, source, status, created_at)
     select ${p}, ${id('charge', 'n')}, ${id('coding', 'n % 2')}, ${patient}, ${id('staff', '3')}, ${id('staff', '3')}, '2026-01-05', '11', 'J0001', 1, '{1}', 100 + n,
       '00009047502', 1, 'UNIT', 'CODER', (array['PROPOSED', 'CODED', 'VOIDED'])[1 + n % 3], ${at}
     from generate_series(0, ${sizes.histories} - 1) n`,
    `insert into coding_query (practice_id, id, visit_coding_id, patient_id, asked_of_id, asked_by_id, asked_at, question, answered_by_id, answered_at, answer, withdrawn_by_id, withdrawn_at)
     select ${p}, ${id('codingquery', 'n')}, ${id('coding', 'n % 2')}, ${patient}, ${id('staff', 'n % 10 * 3')}, ${id('staff', 'n % 10 * 3')}, ${at}, 'Question ' || n,
       case when n % 4 = 1 then ${id('staff', '3')} end, case when n % 4 = 1 then now() end, case when n % 4 = 1 then 'Yes' end,
       ${id('staff', '3')}, case when n % 4 = 2 then now() end
     from generate_series(0, ${sizes.histories} - 1) n`,
  ];
}
