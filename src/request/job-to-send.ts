import type { Reader } from '../database/sql/reader.ts';

/** Ids and nothing else: rows are looked up when the job runs, and the queue never holds a patient's data. */
export type JobIds = Readonly<Record<string, string>>;

/** Work for later, as a write sends it. */
export interface JobToSend {
  /** The name of its kind. */
  readonly name: string;
  readonly ids: JobIds;
  /** It does not run before. Default: at once. */
  readonly startAfter?: Date | undefined;
}

export interface JobSender {
  /**
   * Sends a job inside the transaction of `db`: it exists when that transaction commits, and never did when it does
   * not.
   */
  send(db: Reader, job: JobToSend): Promise<void>;
  close(): Promise<void>;
}
