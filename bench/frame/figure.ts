/** One measured figure: a value per repeat. Figures without a goal explain those that have one. */
export interface Figure {
  name: string;
  unit: string;
  values: readonly number[];
  goal?: number;
  better: 'higher' | 'lower';
}
