import type { ClaimLine } from '../../../edi/claim/claim-line.ts';

/** Modifiers that say that two procedures of one day were distinct: NCCI pays pairs of indicator 1 with one of them. */
export const bypassModifiers: ReadonlySet<string> = new Set([
  ...['E1', 'E2', 'E3', 'E4', 'FA', 'F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8', 'F9'],
  ...['TA', 'T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'T8', 'T9', 'LT', 'RT', 'LC', 'LD', 'RC', 'LM', 'RI'],
  ...['24', '25', '57', '58', '78', '79', '27', '59', '91', 'XE', 'XS', 'XP', 'XU'],
]);

/** A line that repeats another on purpose. */
export const repeatModifiers: ReadonlySet<string> = new Set(['59', '76', '77', '91', 'XE', 'XS', 'XP', 'XU']);

/** Modifiers that change the payment, and stand before those that inform. */
export const paymentModifiers: ReadonlySet<string> = new Set([
  ...['22', '24', '25', '26', '50', '51', '52', '53', '54', '55', '56', '57', '58', '59', '62', '63', '66', '73', '74'],
  ...['76', '77', '78', '79', '80', '81', '82', '91', 'AA', 'AD', 'AS', 'QK', 'QX', 'QY', 'QZ', 'TC'],
  ...['XE', 'XS', 'XP', 'XU'],
]);

export const hasModifier = ({ modifiers }: ClaimLine, among: ReadonlySet<string>): boolean =>
  modifiers.some((modifier) => among.has(modifier));
