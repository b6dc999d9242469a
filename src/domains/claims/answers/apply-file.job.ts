import { sql } from 'kysely';
import { EdiFileStatus } from '../../../generated/models.ts';
import { inPractice } from '../../../jobs/in-practice.ts';
import { type JobSurroundings, jobKind } from '../../../jobs/job-kind.ts';
import { type WritingNeeds, writeAsJob } from '../../../jobs/write-as-job.ts';
import { isRefusal } from '../../../writing/unit.ts';
import { EdiFileEntity } from '../files/edi-file.entity.ts';
import { applyPart } from './apply-part.ts';
import { type Survey, surveyFile } from './survey-file.ts';
import { type Step, walkFile } from './walk-file.ts';

export type ApplyFileNeeds = JobSurroundings & WritingNeeds;

interface Ids extends Record<string, string> {
  practiceId: string;
  ediFileId: string;
}

const name = 'claims.apply-file';

/**
 * Applies the answers of a file that was received: in parts of at most 200 claims, each one transaction that also keeps
 * the position. A run after one that died goes on there. Sets that are not whole are left out.
 */
export const applyFile = jobKind<Ids, ApplyFileNeeds>({
  name,
  retryLimit: 10,
  retryDelaySeconds: 2,
  retryDelayMaxSeconds: 600,
  expireSeconds: 3600,
  heartbeatSeconds: 30,
  waitDays: 14,
  atOnce: 2,
  work: async (ids, needs) => {
    const file = await findFile(ids, needs);
    if (file?.status !== EdiFileStatus.RECEIVED) return;
    const survey = await surveyFile(file.content);
    let { applied } = file;
    for await (const step of walkFile(file.content, survey.sets)) {
      while (step.before >= applied && step.before + step.count > applied) {
        const reached = await applyStep(ids, needs, survey, step);
        if (reached === null) return;
        applied = reached;
      }
    }
    await endFile(ids, needs, survey, applied);
  },
});

interface StoredFile {
  status: EdiFileStatus;
  applied: number;
  content: Uint8Array;
}

function findFile({ practiceId, ediFileId }: Ids, needs: ApplyFileNeeds): Promise<StoredFile | undefined> {
  return inPractice(needs, practiceId, async (db) => {
    const { rows } = await sql<StoredFile>`
      select file.status, file.applied, kept.content
      from edi_file file
      join edi_content kept on kept.practice_id = ${practiceId} and kept.edi_file_id = file.id
      where file.practice_id = ${practiceId} and file.id = ${ediFileId}`.execute(db);
    return rows[0];
  });
}

interface Applied {
  __typename: 'ApplyFileSuccess' | 'NothingToApply';
  /** The position that was reached; null where the file is applied, or not there. */
  applied: number | null;
}

/** Applies the next claims of a step; the answer is the position then. Another run of the same file may be ahead. */
async function applyStep(ids: Ids, needs: ApplyFileNeeds, survey: Survey, step: Step): Promise<number | null> {
  const { applied } = await writeAsJob<Applied>(needs, { practiceId: ids.practiceId, job: name }, async (unit) => {
    const file = await unit.lock(EdiFileEntity, ids.ediFileId);
    if (isRefusal(file) || file.status !== EdiFileStatus.RECEIVED)
      return { __typename: 'NothingToApply', applied: null };
    if (file.applied > step.before) return { __typename: 'NothingToApply', applied: file.applied };
    if (file.applied === 0) file.problems = [...survey.problems];
    const { isDone, problems } = await applyPart(unit, file, step);
    if (problems.length > 0) file.problems = [...file.problems, ...problems];
    if (isDone) file.applied = step.before + step.count;
    return { __typename: 'ApplyFileSuccess', applied: file.applied };
  });
  return applied;
}

async function endFile(ids: Ids, needs: ApplyFileNeeds, survey: Survey, applied: number): Promise<void> {
  await writeAsJob<Applied>(needs, { practiceId: ids.practiceId, job: name }, async (unit) => {
    const file = await unit.lock(EdiFileEntity, ids.ediFileId);
    if (isRefusal(file) || file.status !== EdiFileStatus.RECEIVED) return { __typename: 'NothingToApply', applied };
    if (applied === 0) file.problems = [...survey.problems];
    file.status = EdiFileStatus.APPLIED;
    return { __typename: 'ApplyFileSuccess', applied };
  });
}
