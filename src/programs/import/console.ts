/** Where an import speaks: results to `out`, refusals, failures and a terminal's progress to `err`. */
export interface Console {
  out: NodeJS.WritableStream;
  err: NodeJS.WritableStream & { isTTY?: boolean };
}
