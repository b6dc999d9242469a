import { parseArgs } from 'node:util';
import { ordinary, type Sizes, small } from './database/sizes.ts';
import { compared } from './measure/expect-same-content.ts';
import type { Settings } from './measure/slice.ts';
import { type Kind, kinds } from './requests/request.ts';
import { sideNames } from './sides.ts';

export interface Options {
  sizes: Sizes;
  kinds: readonly Kind[];
  settings: Settings;
  /** The subject of a profile, instead of measuring. */
  profile: Kind | undefined;
}

/** The command line: `--small`, `--kinds abc`, `--repeats 9`, `--ms 700`, `--at-once 8,32`, `--profile a`. */
export function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      small: { type: 'boolean', default: false },
      kinds: { type: 'string', default: kinds.join('') },
      repeats: { type: 'string', default: '9' },
      ms: { type: 'string', default: '700' },
      'at-once': { type: 'string', default: '8,32' },
      profile: { type: 'string' },
    },
  });
  const sizes = values.small ? small : ordinary;
  const repeats = Number(values.repeats);
  const connections = values['at-once'].split(',').map(Number);
  return {
    sizes,
    kinds: [...values.kinds].map(kindOf),
    settings: {
      repeats,
      connections,
      ms: Number(values.ms),
      checkIns: checkInsEach(sizes, repeats * connections.length),
    },
    profile: values.profile === undefined ? undefined : kindOf(values.profile),
  };
}

/** As many as today's appointments last for, of all sides and with those that warm up. */
function checkInsEach({ practices, todayEach }: Sizes, slices: number): number {
  const share = (practices * todayEach) / sideNames.length - 2 * compared;
  return Math.min(300, Math.floor(share / (1 + 1.2 * slices)));
}

function kindOf(letter: string): Kind {
  const kind = kinds.find((one) => one === letter);
  if (!kind) throw new Error(`There is no scene ${letter}; name some of ${kinds.join(', ')}.`);
  return kind;
}
