// Reads claims and facts from rows, and scrubs them or not.
import { scrub } from '../../src/domains/claims/scrub/scrub.ts';
import { answerParent } from '../frame/answer-parent.ts';
import { processorTime } from '../frame/processor-time.ts';
import { readChunk } from './read-chunk.ts';
import { type Chunk, chunksOf } from './rows.ts';

const isScrubbed = process.argv[2] === 'scrub';
let chunks: Chunk[] = [];

answerParent({
  prepare: ({ claims }: { claims: number }) => {
    chunks = chunksOf(claims);
  },
  run: () => {
    const before = processorTime();
    let claims = 0;
    let facts = 0;
    let findings = 0;
    for (const chunk of chunks) {
      const read = readChunk(chunk);
      claims += read.claims.length;
      for (const { facts: known } of read.claims) facts += known.history?.length ?? 0;
      if (isScrubbed) findings += scrub(read.claims, read.shared).flat().length;
    }
    return { micros: processorTime() - before, claims, facts, findings };
  },
});
