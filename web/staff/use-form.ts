import { useEffect, useRef, useState } from 'preact/hooks';
import type { Refusal } from './session.tsx';

interface Form {
  isBusy: boolean;
  /** The refusal of one field's value. */
  faultOf(field: string): string | undefined;
  /** A refusal that not all of its fields show. */
  fault: string | undefined;
  onSubmit(event: SubmitEvent): void;
}

/**
 * Sends a form once at a time and keeps its refusal. After one, the focus is in the first control that was refused.
 *
 * @param fields The names of fields that can show a refusal.
 */
export function useForm(
  fields: readonly string[],
  send: (values: Record<string, string>, form: HTMLFormElement) => Promise<Refusal | null>,
): Form {
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const form = useRef<HTMLFormElement | null>(null);
  const problems = refusal ? (refusal.problems ?? [refusal]) : [];
  const faultOf = (field: string) => problems.find(({ path }) => path?.includes(field))?.message;
  const isShown = problems.length > 0 && problems.every(({ path }) => fields.some((field) => path?.includes(field)));

  useEffect(() => {
    const control = refusal && (form.current?.querySelector('[aria-invalid="true"]') ?? form.current?.elements[0]);
    if (control instanceof HTMLElement) control.focus();
  }, [refusal]);

  return {
    isBusy,
    faultOf,
    fault: isShown ? undefined : refusal?.message,
    onSubmit: (event) => {
      event.preventDefault();
      if (isBusy || !(event.currentTarget instanceof HTMLFormElement)) return;
      const sent = event.currentTarget;
      form.current = sent;
      const values = Object.fromEntries([...new FormData(sent)].map(([name, value]) => [name, String(value)]));
      setBusy(true);
      void send(values, sent)
        .then(setRefusal)
        .finally(() => setBusy(false));
    },
  };
}
