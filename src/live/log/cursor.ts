/** A position in a practice's event log. */
export interface Position {
  epoch: string;
  seq: number;
}

export function printCursor({ epoch, seq }: Position): string {
  return `${epoch.replaceAll('-', '')}.${seq}`;
}

export function parseCursor(cursor: string): Position {
  const [hex = '', seq = ''] = cursor.split('.');
  return { epoch: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'), seq: Number(seq) };
}
