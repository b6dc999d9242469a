import type { Refusal } from '../refusal.ts';

export function unknownIn(line: number, column: string, id: string, file: string): Refusal {
  return { line, column, reason: `"${id}" is not in ${file}, or was refused there` };
}
