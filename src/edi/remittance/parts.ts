export interface Adjustment {
  group: string;
  reason: string;
  cents: number | null;
  quantity: number | null;
}

export interface Reference {
  qualifier: string;
  value: string | null;
}

export interface Amount {
  qualifier: string;
  cents: number | null;
}

export interface Quantity {
  qualifier: string;
  quantity: number | null;
}
