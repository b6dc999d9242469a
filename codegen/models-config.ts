import type { ScalarMapping } from './scalar-mapping.ts';

export interface ModelsConfig {
  scalars?: Record<string, ScalarMapping>;
  /** Object types that code assembles whole, so that their object fields stay as required as the SDL says. */
  valueTypes?: string[];
}
