/** An amount of a file in cents; 0 where it cannot be read. */
export function centsIn(text: string): number {
  const [, sign = '', whole = '', part = ''] = /^(-?)(\d*)(?:\.(\d{0,2})\d*)?$/.exec(text.trim()) ?? [];
  const cents = Number(whole || '0') * 100 + Number(part.padEnd(2, '0'));
  return sign && cents !== 0 ? -cents : cents;
}

/** Cents as a file has them: no zeros at the end, no point behind a whole amount. */
export function amountOf(cents: number): string {
  const text = (Math.abs(cents) / 100).toFixed(2).replace(/\.?0+$/, '');
  return cents < 0 ? `-${text}` : text;
}
