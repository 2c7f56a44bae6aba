import { Migration } from '@mikro-orm/migrations';

/** The day on which the Carif-Oref published a session. */
export class Migration20261122093916_publications extends Migration {
  override name = 'Migration20261122093916_publications';

  override up(): void | Promise<void> {
    this.addSql(`alter table "poec_session" add "published_on" date null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "poec_session" drop column "published_on";`);
  }
}
