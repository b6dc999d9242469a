import { EmailScalar } from '../../contract/scalars/email.scalar.ts';
import { type Option, refuse, requiredText } from '../command-line/options.ts';

/** An e-mail address that must be written, as the API takes and keeps it. */
export function emailOption(flags: string, about: string): Option<string> {
  const address = requiredText(flags, about, { example: 'manager@example.org', most: 254 });
  const read: Option<string>['read'] = (written) => {
    const value = address.read(written);
    try {
      return EmailScalar.parseValue(value);
    } catch {
      throw refuse(flags, value, 'an address such as manager@example.org');
    }
  };
  return { flags, about, read };
}
