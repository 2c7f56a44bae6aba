import { Migration } from '@mikro-orm/migrations';

/** A run keeps the id of the request that launched it. */
export class Migration20261122053356_run_request extends Migration {
  override name = 'Migration20261122053356_run_request';

  override up(): void | Promise<void> {
    this.addSql(`alter table "optimization_run" add "request_id" text null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "optimization_run" drop column "request_id";`);
  }
}
