export interface ScalarMapping {
  /** Path of the module, as the generated file imports it. */
  module: string;
  export: string;
  /** TypeScript type of a parsed value. */
  type: string;
}
