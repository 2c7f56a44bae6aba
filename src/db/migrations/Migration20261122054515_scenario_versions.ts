import { Migration } from '@mikro-orm/migrations';

/** A scenario is changed in place, by versions; a run says which one it solves. */
export class Migration20261122054515_scenario_versions extends Migration {
  override name = 'Migration20261122054515_scenario_versions';

  override up(): void | Promise<void> {
    this.addSql(`alter table "scenario" add "notes" text null, add "version" int not null default 1;`);

    this.addSql(`alter table "optimization_run" add "scenario_version" int null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "optimization_run" drop column "scenario_version";`);

    this.addSql(`alter table "scenario" drop column "notes", drop column "version";`);
  }
}
