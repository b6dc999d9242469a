import { type Logger, pino } from 'pino';
import { onTestFinished, vi } from 'vitest';
import type { Hint, HintBus, OnHint } from '../../../../src/live/hints/hint-bus.ts';
import { patience } from '../../../kit/eventually.ts';

interface Line {
  level: number;
  msg: string;
  [more: string]: unknown;
}

export interface HintNode {
  bus: HintBus;
  heard: Hint[];
  log: Line[];
  /** Resolves when this was heard of a practice. */
  until(practiceId: string, seq: number): Promise<void>;
  /** Resolves when this stands in the log as often as that. */
  untilLogged(message: RegExp, times?: number): Promise<void>;
}

type Parts = { log: Logger; onHint: OnHint };

/** One of several nodes: its bus, what it hears and what it logs. Closed after the test. */
export async function startNode(start: (parts: Parts) => Promise<HintBus>): Promise<HintNode> {
  const heard: Hint[] = [];
  const lines: Line[] = [];
  const log: Logger = pino({ level: 'debug' }, { write: (line: string) => void lines.push(JSON.parse(line)) });
  const bus = await start({ log, onHint: (hint) => void heard.push(hint) });
  onTestFinished(() => bus.close());
  return {
    bus,
    heard,
    log: lines,
    until: async (practiceId, seq) =>
      void (await vi.waitUntil(
        () => heard.some((hint) => hint.practiceId === practiceId && hint.seq === seq),
        patience,
      )),
    untilLogged: async (message, times = 1) =>
      void (await vi.waitUntil(() => lines.filter(({ msg }) => message.test(msg)).length >= times, patience)),
  };
}

export const lost = /no hints between nodes now/;
export const back = /travel again/;
