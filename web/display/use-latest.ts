import { useRef } from 'preact/hooks';

/** The latest value, for effects that must not begin again when it changes. */
export function useLatest<Value>(value: Value): { readonly current: Value } {
  const latest = useRef(value);
  latest.current = value;
  return latest;
}
