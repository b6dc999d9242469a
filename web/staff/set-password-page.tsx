import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { SetPasswordDocument } from '../generated/operations.ts';
import { ask } from './ask.ts';
import { Field } from './field.tsx';
import { Page } from './page.tsx';
import { messageOf, type Refusal } from './session.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { useForm } from './use-form.ts';

/** A password is chosen here, by a link whose secret stands behind the `#`. */
export function SetPasswordPage() {
  const [link] = useState(() => decodeURIComponent(location.hash.slice(1)));
  const [email, setEmail] = useState<string>();
  const { route } = useLocation();
  if (email !== undefined)
    return (
      <Page title="Your password is set" lead={`Sign in with ${email} and your new password.`}>
        <SignInForm email={email} onSignedIn={() => route('/', true)} />
      </Page>
    );
  return (
    <Page title="Choose your password" lead="Your link works once. All your other sessions end.">
      <section class="card" aria-labelledby="choose">
        <h2 id="choose">Your new password</h2>
        <PasswordForm link={link} onSet={setEmail} />
      </section>
    </Page>
  );
}

interface PasswordFormProps {
  link: string;
  onSet(email: string): void;
}

function PasswordForm({ link: opened, onSet }: PasswordFormProps) {
  const form = useForm(['link', 'password', 'again'], async ({ link = opened, password = '', again = '' }) => {
    if (password !== again) return { message: 'The two passwords differ; type both again.', path: ['again'] };
    return setPassword({ link: link.trim(), password }, onSet);
  });
  return (
    <form onSubmit={form.onSubmit} aria-labelledby="choose">
      {!opened && (
        <Field label="Token" hint="It begins with foyer_ln_ and stands in your mail." fault={form.faultOf('link')}>
          {(attributes) => <input {...attributes} name="link" autocomplete="off" spellcheck={false} required />}
        </Field>
      )}
      <Field label="Password" hint="At least 12 characters." fault={form.faultOf('password')}>
        {(attributes) => (
          <input {...attributes} name="password" type="password" autocomplete="new-password" maxlength={200} required />
        )}
      </Field>
      <Field label="The same again" fault={form.faultOf('again')}>
        {(attributes) => (
          <input {...attributes} name="again" type="password" autocomplete="new-password" maxlength={200} required />
        )}
      </Field>
      <div role="alert">
        {opened && form.faultOf('link') && (
          <p class="fault">
            {form.faultOf('link')} <a href="/forgot-password">Have another link sent.</a>
          </p>
        )}
        {form.fault && <p class="fault">{form.fault}</p>}
      </div>
      <button type="submit" disabled={form.isBusy}>
        Set the password
      </button>
    </form>
  );
}

async function setPassword(
  input: { link: string; password: string },
  onSet: (email: string) => void,
): Promise<Refusal | null> {
  try {
    const result = (await ask({ document: SetPasswordDocument, variables: { input }, token: null })).setPassword;
    if (result.__typename !== 'SetPasswordSuccess') return result;
    // The link is used up: neither the address bar nor the history shall keep it.
    history.replaceState(null, '', location.pathname);
    onSet(result.email);
    return null;
  } catch (fault) {
    return { message: messageOf(fault) };
  }
}
