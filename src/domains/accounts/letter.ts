import { linkAddress, linkHours } from '../../access/account-links.ts';
import type { Reader } from '../../database/sql/reader.ts';

/** The text of a mail to a person, in the name of a practice. */
export function letter(name: string, paragraphs: readonly string[], practice: string): string {
  return `${[`Dear ${name},`, ...paragraphs, practice].join('\n\n')}\n`;
}

/** How to choose a password by a link; by its token alone where the installation has no address. */
export function passwordLink(token: string, publicUrl: string | null): string {
  const how = publicUrl
    ? `Choose your password at ${linkAddress(publicUrl, token)}`
    : `Choose your password on Foyer's page /set-password, with this token: ${token}`;
  return `${how}\n\nIt works once, within ${linkHours} hours.`;
}

export async function practiceName(db: Reader, practiceId: string): Promise<string> {
  const { name } = await db
    .selectFrom('practice')
    .select('name')
    .where('practiceId', '=', practiceId)
    .executeTakeFirstOrThrow();
  return name;
}
