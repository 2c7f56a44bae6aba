import { Migration } from '@mikro-orm/migrations';

/** An organisation may cease to take part. */
export class Migration20261122060351_organisation_end extends Migration {
  override name = 'Migration20261122060351_organisation_end';

  override up(): void | Promise<void> {
    this.addSql(`alter table "organisation" add "ended_at" timestamptz(3) null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "organisation" drop column "ended_at";`);
  }
}
