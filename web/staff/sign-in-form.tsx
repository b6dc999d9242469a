import { Field } from './field.tsx';
import { useSession } from './session.tsx';
import { useForm } from './use-form.ts';

interface SignInFormProps {
  /** The address that is known already. */
  email?: string;
  onSignedIn?(): void;
}

export function SignInForm({ email: known, onSignedIn }: SignInFormProps) {
  const session = useSession();
  const form = useForm(['email', 'password'], async ({ email = '', password = '' }) => {
    const refusal = await session.signIn({ email, password });
    if (!refusal) onSignedIn?.();
    return refusal;
  });
  return (
    <section class="card" aria-labelledby="sign-in">
      <h2 id="sign-in">Sign in</h2>
      {session.ended && !form.fault && (
        <p class="fault" role="status">
          {session.ended}
        </p>
      )}
      <form onSubmit={form.onSubmit} aria-labelledby="sign-in">
        <Field label="E-mail" fault={form.faultOf('email')}>
          {(attributes) => (
            <input
              {...attributes}
              name="email"
              type="email"
              autocomplete="username"
              maxlength={254}
              defaultValue={known}
              required
            />
          )}
        </Field>
        <Field label="Password" fault={form.faultOf('password')}>
          {(attributes) => (
            <input
              {...attributes}
              name="password"
              type="password"
              autocomplete="current-password"
              maxlength={200}
              required
            />
          )}
        </Field>
        <div role="alert">{form.fault && <p class="fault">{form.fault}</p>}</div>
        <button type="submit" disabled={form.isBusy}>
          Sign in
        </button>
      </form>
      <p>
        <a href="/forgot-password">No password, or forgotten?</a>
      </p>
    </section>
  );
}
