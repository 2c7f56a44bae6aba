import { Migration } from '@mikro-orm/migrations';

/** An import may be held to what its dry run said. */
export class Migration20261122070028_import_as_checked extends Migration {
  override name = 'Migration20261122070028_import_as_checked';

  override up(): void | Promise<void> {
    this.addSql(`alter table "import_job" add "as_checked_id" uuid null;`);
    this.addSql(
      `alter table "import_job" add constraint "import_job_as_checked_id_foreign" foreign key ("as_checked_id") references "import_job" ("id") on delete restrict;`,
    );
    this.addSql(`create index "import_job_as_checked_id_index" on "import_job" ("as_checked_id");`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "import_job" drop constraint "import_job_as_checked_id_foreign";`);

    this.addSql(`drop index "import_job_as_checked_id_index";`);
    this.addSql(`alter table "import_job" drop column "as_checked_id";`);
  }
}
