import type { Program } from '../frame/program.ts';

export const sides = ['Foyer', 'stock graphql-ws'] as const;
export type Side = (typeof sides)[number];
export type Servers = Record<Side, { program: Program; port: number }>;
