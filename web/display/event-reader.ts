/** The fields of one event of a stream. Others than these are for other clients. */
export interface StreamEvent {
  data?: string;
  retry?: string;
}

/**
 * Cuts a stream into its events, wherever the network has cut the bytes. Each field is one line: that is how Foyer
 * sends them.
 */
export function eventReader(): (bytes: Uint8Array) => StreamEvent[] {
  const decoder = new TextDecoder();
  let rest = '';
  return (bytes) => {
    const blocks = (rest + decoder.decode(bytes, { stream: true })).split('\n\n');
    rest = blocks.pop() ?? '';
    return blocks.map((block) => Object.fromEntries(block.split('\n').map(fieldOf)));
  };
}

function fieldOf(line: string): [string, string] {
  const [name = '', ...value] = line.split(':');
  return [name, value.join(':').trimStart()];
}
