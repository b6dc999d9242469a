import { type ApplyFileNeeds, applyFile } from '../domains/claims/answers/apply-file.job.ts';
import { type AskStatusNeeds, askStatus } from '../domains/claims/answers/ask-status.job.ts';
import { type SendingNeeds, sendFile } from '../domains/claims/files/transport/send-file.job.ts';
import { exchangeFiles } from '../domains/claims/files/transport/sftp/exchange-with-server.job.ts';
import { type VisitNeeds, visitServers } from '../domains/claims/files/transport/sftp/visit-servers.job.ts';
import { keepTime } from '../domains/claims/timers/keep-time.job.ts';
import { learnAnswerTimes } from '../domains/claims/timers/learn-answer-times.job.ts';
import { rescrub } from '../domains/claims/timers/rescrub.job.ts';
import type { TimerNeeds } from '../domains/claims/timers/write-for-practices.ts';
import { type AskAgainNeeds, askAgain } from '../domains/insurance/eligibility/ask-again.job.ts';
import { type CheckTomorrowNeeds, checkTomorrow } from '../domains/insurance/eligibility/check-tomorrow.job.ts';
import { type RenewalNeeds, renewSearchTerms } from '../domains/patients/renew-search-terms.job.ts';
import { type MarkOverNeeds, markOver } from '../domains/visits/mark-over.job.ts';
import type { AnyJobKind } from '../jobs/job-kind.ts';
import { type EventDayNeeds, keepEventDays } from '../jobs/keep-event-days.job.ts';
import { type ClearMailNeeds, clearMail } from '../outbox/clear-mail.job.ts';
import { type MailNeeds, sendMail } from '../outbox/send-mail.job.ts';

/** The parts that the work of all kinds needs together. */
export type JobNeeds = EventDayNeeds &
  MailNeeds &
  ClearMailNeeds &
  RenewalNeeds &
  MarkOverNeeds &
  SendingNeeds &
  VisitNeeds &
  ApplyFileNeeds &
  AskAgainNeeds &
  CheckTomorrowNeeds &
  AskStatusNeeds &
  TimerNeeds;

/** Every kind of job that Foyer knows. A kind that is not here has no queue, and sending it fails. */
export const jobKinds: readonly AnyJobKind<JobNeeds>[] = [
  keepEventDays,
  sendMail,
  clearMail,
  renewSearchTerms,
  markOver,
  applyFile,
  sendFile,
  exchangeFiles,
  visitServers,
  askAgain,
  checkTomorrow,
  keepTime,
  learnAnswerTimes,
  rescrub,
  askStatus,
];
