/** An amount below zero that a payer carried forward (PLB FB out), until a later payment takes it (PLB FB in). */
export interface Balance {
  payer: string;
  payee: string;
  /** PLB03-2 of both. */
  reference: string;
  cents: number;
  /** When it was carried forward, in milliseconds. */
  at: number;
}

/** The balances while the answers to one file are written. */
export interface Purse {
  leave(balance: Balance): void;
  /** Balances that a payment of so many cents can take. */
  take(payment: Pick<Balance, 'payer' | 'payee' | 'cents' | 'at'>): Balance[];
  left: Balance[];
  /** References. */
  taken: string[];
}

export function openPurse(open: readonly Balance[]): Purse {
  const left: Balance[] = [];
  const taken: string[] = [];
  return {
    left,
    taken,
    leave: (balance) => void left.push(balance),
    take: ({ payer, payee, cents, at }) => {
      let rest = cents;
      return [...open, ...left].filter((balance) => {
        const isOurs = balance.payer === payer && balance.payee === payee && balance.at < at;
        if (!isOurs || taken.includes(balance.reference) || balance.cents > rest) return false;
        rest -= balance.cents;
        taken.push(balance.reference);
        return true;
      });
    },
  };
}
