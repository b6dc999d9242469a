import { sql } from 'kysely';
import { anyOf } from '../../../database/sql/any-of.ts';
import type { RowLoader } from '../../../reading/row-loader.ts';

/** The bytes of files, where they were kept. */
export const contentsByFileId: RowLoader<string, Buffer> = {
  load: async (db, fileIds, practiceId) => {
    const { rows } = await sql<{ id: string; content: Buffer }>`
      select edi_file_id as id, content from edi_content
      where practice_id = ${practiceId} and edi_file_id = ${anyOf(fileIds)}`.execute(db);
    return new Map(rows.map(({ id, content }) => [id, content]));
  },
};

/** The patients whom files are about: of claims and questions in them, and of those that they answer. */
export const patientsByFileId: RowLoader<string, string[]> = {
  load: async (db, fileIds, practiceId) => {
    const isAsked = (table: string) =>
      sql`${sql.ref(`${table}.practice_id`)} = ${practiceId} and ${sql.ref(`${table}.edi_file_id`)} = ${anyOf(fileIds)}`;
    const { rows } = await sql<{ id: string; patientId: string }>`
      select batch.edi_file_id as id, claim.patient_id as "patientId" from batch
      join batch_claim member on member.practice_id = ${practiceId} and member.batch_id = batch.id
      join claim on claim.practice_id = ${practiceId} and claim.id = member.claim_id
      where ${isAsked('batch')}
      union
      select question.edi_file_id, claim.patient_id from status_question question
      join claim on claim.practice_id = ${practiceId} and claim.id = question.claim_id
      where ${isAsked('question')}
      union
      select answer.edi_file_id, claim.patient_id from acknowledgement answer
      join claim on claim.practice_id = ${practiceId} and claim.id = answer.claim_id
      where ${isAsked('answer')}
      union
      select remittance.edi_file_id, advice.patient_id from remittance
      join advice on advice.practice_id = ${practiceId} and advice.remittance_id = remittance.id
      where ${isAsked('remittance')} and advice.patient_id is not null
      union
      select asked.edi_file_id, asked.patient_id from eligibility_check asked where ${isAsked('asked')}
      union
      select answer.edi_file_id, asked.patient_id from eligibility_answer answer
      join eligibility_check asked on asked.practice_id = ${practiceId} and asked.id = answer.check_id
      where ${isAsked('answer')}
      union
      select file.id, promise.patient_id from edi_file file
      join payer_authorization_request request on request.practice_id = ${practiceId}
        and file.id in (request.edi_file_id, request.answer_file_id)
      join payer_authorization promise on promise.practice_id = ${practiceId} and promise.id = request.authorization_id
      where file.practice_id = ${practiceId} and file.id = ${anyOf(fileIds)}`.execute(db);
    const byFile = Map.groupBy(rows, ({ id }) => id);
    return new Map([...byFile].map(([id, found]) => [id, found.map(({ patientId }) => patientId)]));
  },
};
