import { Migration } from '@mikro-orm/migrations';

/** An organisation says which regions it sees. */
export class Migration20261122065323_regions_of_organisations extends Migration {
  override name = 'Migration20261122065323_regions_of_organisations';

  override up(): void | Promise<void> {
    this.addSql(`alter table "organisation" add "regions" text[] null;`);

    this.addSql(
      `alter table "organisation" add constraint "organisation_regions_check" check (array_to_string(regions, ' ') ~ '^[0-9]{2}( [0-9]{2})*$');`,
    );

    // A Région that was there saw every campaign: it keeps those that exist, and the others have to be said.
    this.addSql(
      `update "organisation" set "regions" = (select array_agg(distinct region_code order by region_code) from "campaign") where 'REGION' = any(roles);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "organisation" drop constraint "organisation_regions_check";`);

    this.addSql(`alter table "organisation" drop column "regions";`);
  }
}
