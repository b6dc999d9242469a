import { useState } from 'preact/hooks';
import type { About } from './about.ts';
import { useSession } from './session.tsx';

type Demo = NonNullable<NonNullable<About['development']>['demo']>;

/** Each account of the demo practice as a button that signs in. */
export function DemoAccounts({ demo }: { demo: Demo }) {
  const { signIn } = useSession();
  const [fault, setFault] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const enter = async (email: string) => {
    setBusy(true);
    const refusal = await signIn({ email, password: demo.password });
    setBusy(false);
    setFault(refusal?.message);
  };
  return (
    <section class="card" aria-labelledby="demo">
      <h2 id="demo">Demo accounts</h2>
      <p class="hint">
        Invented people work at {demo.practice}. Every password is <code class="whole">{demo.password}</code>
      </p>
      <ul class="accounts">
        {demo.accounts.map(({ email, name }) => (
          <li key={email}>
            <button type="button" class="quiet" disabled={isBusy} onClick={() => void enter(email)}>
              {name} <span>{email}</span>
            </button>
          </li>
        ))}
      </ul>
      <div role="alert">{fault && <p class="fault">{fault}</p>}</div>
    </section>
  );
}
