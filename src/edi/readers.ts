import { read999 } from './acknowledgements/read-999.ts';
import { read278 } from './authorization/read-278.ts';
import { read837p } from './claim/read-837p.ts';
import { read276 } from './claim-status/read-276.ts';
import { read277, read277ca } from './claim-status/read-277.ts';
import type { EdiItem } from './edi-item.ts';
import { read270 } from './eligibility/read-270.ts';
import { read271 } from './eligibility/read-271.ts';
import type { TransactionSet } from './envelopes/envelope.ts';
import type { SetReader } from './envelopes/read-envelopes.ts';
import type { ProblemCode, Report } from './problem.ts';
import { read835 } from './remittance/read-835.ts';

interface Readable {
  /** ST01. */
  id: string;
  /** How the version begins; any other version of the set is another set. */
  begins: string;
  /** Versions without a remark. */
  versions: readonly string[];
  read(set: TransactionSet, item: (item: EdiItem) => void, problem: Report): SetReader;
}

interface ReaderSink {
  item(item: EdiItem): void;
  problem: Report;
  /** Reports on the set's own ST. */
  report(code: ProblemCode, text: string): void;
}

/** The sets that are read. */
const readable: readonly Readable[] = [
  { id: '999', begins: '005010X231', versions: ['005010X231A1', '005010X231'], read: read999 },
  { id: '277', begins: '005010X214', versions: ['005010X214'], read: read277ca },
  { id: '277', begins: '005010X212', versions: ['005010X212'], read: read277 },
  { id: '271', begins: '005010X279', versions: ['005010X279A1', '005010X279'], read: read271 },
  { id: '270', begins: '005010X279', versions: ['005010X279A1', '005010X279'], read: read270 },
  { id: '276', begins: '005010X212', versions: ['005010X212'], read: read276 },
  { id: '278', begins: '005010X217', versions: ['005010X217'], read: read278 },
  { id: '835', begins: '', versions: ['005010X221A1', '005010X221'], read: read835 },
  { id: '837', begins: '005010X222', versions: ['005010X222A1'], read: read837p },
];

/** The reader of a set; null when none knows it. A version that is read leniently is reported. */
export function readerOf(set: TransactionSet, { item, problem, report }: ReaderSink): SetReader | null {
  const found = readable.find(({ id, begins }) => id === set.id && set.version.startsWith(begins));
  if (!found) return null;
  if (!found.versions.includes(set.version)) {
    const text = `Set ${set.id} has the version ${set.version || 'nothing'}; it is read as ${found.versions[0]}.`;
    report('VERSION', text);
  }
  return found.read(set, item, problem);
}
