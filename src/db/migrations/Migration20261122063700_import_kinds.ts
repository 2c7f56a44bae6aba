import { Migration } from '@mikro-orm/migrations';

/** A file says what it holds: fiches, as all did before, or one of the limits of a campaign. */
export class Migration20261122063700_import_kinds extends Migration {
  override name = 'Migration20261122063700_import_kinds';

  override up(): void | Promise<void> {
    this.addSql(`alter table "import_job" add "kind" text not null default 'SESSIONS';`);
    this.addSql(
      `alter table "import_job" add constraint "import_job_kind_check" check ("kind" in ('SESSIONS', 'OPCO_CAPACITIES', 'CANDIDATE_POOLS', 'QUARTER_CAPACITIES'));`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "import_job" drop constraint "import_job_kind_check";`);
    this.addSql(`alter table "import_job" drop column "kind";`);
  }
}
