import { MultiBar, type SingleBar } from 'cli-progress';
import type { Console } from './console.ts';
import type { Progress } from './progress.ts';

/** A bar for each file, for people at a terminal. */
export function barProgress({ err }: Pick<Console, 'err'>): Progress {
  const bars = new MultiBar({
    format: '{file} [{bar}] {percentage}% | {rows} of {rowsTotal} rows',
    stream: err,
    hideCursor: true,
    gracefulExit: false,
    barsize: 30,
    // Lines printed in between move the bars down: those of finished files are drawn again, too.
    forceRedraw: true,
  });
  let bar: SingleBar | undefined;
  let size = 0;
  return {
    begin: (file, bytes) => {
      size = bytes;
      bar = bars.create(bytes, 0, { file: file.padEnd(17), rows: 0, rowsTotal: '?' });
    },
    advance: ({ read }, bytesDone) => {
      const rowsTotal = bytesDone < size ? `about ${Math.round((read * size) / bytesDone)}` : read;
      bar?.update(Math.min(bytesDone, size), { rows: read, rowsTotal });
    },
    end: ({ read }) => bar?.update(size, { rows: read, rowsTotal: read }),
    print: (line) => bars.log(`${line}\n`),
    close: () => {
      // Writes the lines printed since the last redraw, which `stop` alone would drop.
      bars.update();
      bars.stop();
    },
  };
}
