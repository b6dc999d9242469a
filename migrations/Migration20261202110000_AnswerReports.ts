import { Migration } from '@mikro-orm/migrations';

export class Migration20261202110000_AnswerReports extends Migration {
  override name = 'Migration20261202110000_AnswerReports';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

/** An answer that a person matches later reports the same as one that was matched at once. */
const statements = [
  `alter table acknowledgement add column source text not null default 'CLEARINGHOUSE'`,
  'alter table acknowledgement alter column source drop default',
  'alter table acknowledgement add column reports text',
  'alter table acknowledgement add column reply_by timestamptz',
];
