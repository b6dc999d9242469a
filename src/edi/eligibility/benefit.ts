import { childrenOf, element, segmentsOf } from '../loops/look.ts';
import type { LoopNode, ReportIn } from '../loops/loop-tree.ts';
import type { Delimiters } from '../tokens/delimiters.ts';
import { type ReadParty, readParty } from '../values/read-party.ts';
import { valuesIn } from '../values/read-values.ts';

/** One EB. Facts that the payer does not give are null: no copay named is not a copay of 0. */
export interface Benefit {
  /** EB01: 1 to 5 active, 6 to 8 inactive, A coinsurance, B copay, C deductible and so on. */
  information: string;
  /** EB02: IND, FAM and so on. */
  coverageLevel: string | null;
  serviceTypes: readonly string[];
  insuranceType: string | null;
  plan: string | null;
  period: string | null;
  amount: number | null;
  /** EB08 as a fraction: 0.2 are 20 %. */
  percent: number | null;
  quantity: { qualifier: string | null; value: number } | null;
  /** Y, N or U: unknown. */
  needsAuthorization: string | null;
  /** Y, N, U unknown or W not applicable. */
  isInNetwork: string | null;
  procedure: { code: string; modifiers: readonly string[] } | null;
  dates: readonly { qualifier: string; from: string | null; to: string | null }[];
  messages: readonly string[];
  /** Payers, plans and providers that the benefit names. */
  related: readonly ReadParty[];
}

export function readBenefit(node: LoopNode, { component, repetition }: Delimiters, report: ReportIn): Benefit {
  const [segment = null] = segmentsOf(node, 'EB');
  const values = valuesIn(node.loop.id, report);
  const [, code = '', ...modifiers] = (element(segment, 13) ?? '').split(component);
  const quantity = values.quantity(segment, 10);
  const types = element(segment, 3) ?? '';
  return {
    information: element(segment, 1) ?? '',
    coverageLevel: element(segment, 2),
    serviceTypes: (repetition ? types.split(repetition) : [types]).filter(Boolean),
    insuranceType: element(segment, 4),
    plan: element(segment, 5),
    period: element(segment, 6),
    amount: values.cents(segment, 7),
    percent: values.quantity(segment, 8),
    quantity: quantity === null ? null : { qualifier: element(segment, 9), value: quantity },
    needsAuthorization: element(segment, 11),
    isInNetwork: element(segment, 12),
    procedure: code ? { code, modifiers: modifiers.slice(0, 4).filter(Boolean) } : null,
    dates: segmentsOf(node, 'DTP').map((date) => ({ qualifier: element(date, 1) ?? '', ...values.dates(date) })),
    messages: segmentsOf(node, 'MSG').flatMap((message) => element(message, 1) ?? []),
    related: childrenOf(node, node.loop.id === '2110C' ? '2120C' : '2120D').flatMap((loop) =>
      segmentsOf(loop, 'NM1').flatMap((name) => readParty(name) ?? []),
    ),
  };
}
