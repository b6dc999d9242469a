import { Migration } from '@mikro-orm/migrations';

export class Migration20261202130000_QuestionsLeave extends Migration {
  override name = 'Migration20261202130000_QuestionsLeave';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  // Questions to payers disclose no version of a claim.
  'alter table disclosure alter column claim_version_id drop not null',
  // A claim that no question can be written about is noted without a file.
  'alter table status_question alter column edi_file_id drop not null',
];
