import { Migration } from '@mikro-orm/migrations';

/** France Travail changes its agencies, by versions, and followers of a campaign hear of it. */
export class Migration20261122094112_agency_versions extends Migration {
  override name = 'Migration20261122094112_agency_versions';

  override up(): void | Promise<void> {
    this.addSql(`alter table "agency" add "version" int not null default 1;`);

    for (const [operation, rows] of [
      ['insert', 'new'],
      ['update', 'new'],
      ['delete', 'old'],
    ]) {
      this.addSql(`
        create trigger agency_announces_${operation} after ${operation} on agency
        referencing ${rows} table as changed for each statement execute function announce_rows('AGENCY')`);
    }
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "agency" drop column "version";`);
    for (const operation of ['insert', 'update', 'delete'])
      this.addSql(`drop trigger agency_announces_${operation} on agency`);
  }
}
