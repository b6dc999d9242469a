import type { Console } from './console.ts';
import type { Progress } from './progress.ts';

const rowsALine = 10_000;

/** Plain lines, for logs and pipes: one for each file, and one for every 10,000 rows of a long one. */
export function lineProgress({ out, err }: Console): Progress {
  let size = 0;
  let reported = 0;
  return {
    begin: (_file, bytes) => {
      size = bytes;
      reported = 0;
    },
    advance: ({ file, read }, bytesDone) => {
      if (read - reported < rowsALine) return;
      reported = read;
      out.write(`${file}: ${read} of about ${Math.round((read * size) / bytesDone)} rows\n`);
    },
    end: ({ file, read }) => void out.write(`${file}: ${read} rows read\n`),
    print: (line) => void err.write(`${line}\n`),
    close: () => {},
  };
}
