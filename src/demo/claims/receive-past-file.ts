import { applyPart } from '../../domains/claims/answers/apply-part.ts';
import { surveyFile } from '../../domains/claims/answers/survey-file.ts';
import { type Step, walkFile } from '../../domains/claims/answers/walk-file.ts';
import { sha256Of } from '../../domains/claims/files/edi-content.ts';
import { examineFile } from '../../domains/claims/files/receive/examine-file.ts';
import { keepReceived } from '../../domains/claims/files/receive/keep-received.ts';
import { EdiFileStatus } from '../../generated/models.ts';
import type { DemoPast } from './demo-past.ts';

interface Arrival {
  clearinghouseId: string;
  /** The end of its name, such as `999`. */
  extension: string;
  content: string;
  at: Date;
}

/** Keeps a file as the folder's receiver does, and applies it as the job `claims.apply-file` does. */
export async function receivePastFile(
  past: DemoPast,
  { clearinghouseId, extension, content, at }: Arrival,
): Promise<void> {
  const bytes = Buffer.from(content, 'latin1');
  const sha256 = sha256Of(bytes);
  const examined = await examineFile(bytes);
  const received = { clearinghouseId, name: `${sha256.slice(0, 12)}.${extension}`, content: bytes, sha256, examined };
  const survey = await surveyFile(bytes);
  const steps: Step[] = [];
  for await (const step of walkFile(bytes, survey.sets)) steps.push(step);
  await past.at(at, null, async (unit) => {
    const file = await keepReceived(unit, received);
    file.problems = [...survey.problems];
    for (const step of steps) {
      const { problems } = await applyPart(unit, file, step);
      file.problems = [...file.problems, ...problems];
      file.applied = step.before + step.count;
    }
    file.status = EdiFileStatus.APPLIED;
  });
}
