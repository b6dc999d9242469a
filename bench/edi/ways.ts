import { createReadStream, readFileSync } from 'node:fs';
import { readEdi } from '../../src/edi/read-edi.ts';
import { requirePeer } from '../query/sides/peer-modules.ts';

const { X12Parser } = requirePeer('node-x12') as typeof import('node-x12');
const { X12parser } = requirePeer('x12-parser') as typeof import('x12-parser');

/** Ways of reading a file of an 835; each answers how many segments it read, and Foyer's what it understood besides. */
export const ways: Readonly<Record<string, (file: string) => Promise<Reading>>> = {
  'Foyer, typed advices': async (file) => {
    let segments = 0;
    let lines = 0;
    let cents = 0;
    let problems = 0;
    for await (const item of readEdi(createReadStream(file))) {
      if (item.kind === 'PROBLEM') problems += 1;
      else if (item.kind === 'SET_END') segments = item.segments + envelopeSegments;
      else if (item.kind === '835') {
        problems += item.problems.length;
        if (item.part !== 'ADVICE') continue;
        lines += item.lines.length;
        cents += item.paid ?? 0;
      }
    }
    return { segments, understood: `${lines} lines, ${cents} cents, ${problems} problems` };
  },
  'node-x12, stream of segments': async (file) => count(createReadStream(file).pipe(new X12Parser())),
  'x12-parser, stream of segments': async (file) => count(createReadStream(file).pipe(new X12parser())),
  'bare split': async (file) => {
    const segments = readFileSync(file, 'utf8')
      .split('~')
      .map((segment) => segment.split('*'));
    return { segments: segments.length - 1 };
  },
};

export interface Reading {
  segments: number;
  understood?: string;
}

/** ISA, GS, GE and IEA. */
const envelopeSegments = 4;

async function count(stream: AsyncIterable<unknown>): Promise<Reading> {
  let segments = 0;
  for await (const segment of stream) if (segment) segments += 1;
  return { segments };
}
