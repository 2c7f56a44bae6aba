import { Migration } from '@mikro-orm/migrations';

export class Migration20261122023838_organisations_and_tokens extends Migration {
  override name = 'Migration20261122023838_organisations_and_tokens';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "organisation" ("id" uuid not null, "name" text not null, "siret" text null, "opco" text null, "roles" text[] not null, "created_at" timestamptz(3) not null, "version" int not null default 1, primary key ("id"));`,
    );
    this.addSql(`alter table "organisation" add constraint "organisation_name_unique" unique ("name");`);
    this.addSql(`alter table "organisation" add constraint "organisation_siret_unique" unique ("siret");`);

    this.addSql(
      `create table "access_token" ("id" uuid not null, "organisation_id" uuid not null, "label" text not null, "hash" text not null, "roles" text[] not null, "created_at" timestamptz(3) not null, "expires_at" timestamptz(3) not null, "revoked_at" timestamptz(3) null, "last_used_at" timestamptz(3) null, primary key ("id"));`,
    );
    this.addSql(`create index "access_token_organisation_id_index" on "access_token" ("organisation_id");`);
    this.addSql(`alter table "access_token" add constraint "access_token_hash_unique" unique ("hash");`);

    this.addSql(
      `alter table "organisation" add constraint "organisation_is_named" check (btrim(name) <> '');`,
    );
    this.addSql(
      `alter table "organisation" add constraint "organisation_opco_says_which" check (not ('OPCO' = any(roles)) or opco is not null);`,
    );
    this.addSql(
      `alter table "organisation" add constraint "organisation_siret_check" check (siret ~ '^[0-9]{14}$');`,
    );
    this.addSql(
      `alter table "organisation" add constraint "organisation_roles_check" check (cardinality(roles) > 0 and roles <@ array['MEMBER', 'OPCO', 'REGION', 'FRANCE_TRAVAIL', 'CARIF_OREF', 'PLANNER', 'ADMINISTRATOR']::text[]);`,
    );
    this.addSql(
      `alter table "organisation" add constraint "organisation_opco_check" check ("opco" in ('AFDAS', 'AKTO', 'ATLAS', 'CONSTRUCTYS', 'LOPCOMMERCE', 'OCAPIAT', 'OPCO_2I', 'OPCO_EP', 'OPCO_MOBILITES', 'OPCO_SANTE', 'UNIFORMATION'));`,
    );

    this.addSql(
      `alter table "access_token" add constraint "access_token_organisation_id_foreign" foreign key ("organisation_id") references "organisation" ("id");`,
    );
    this.addSql(
      `alter table "access_token" add constraint "access_token_expires_after_it_begins" check (created_at < expires_at);`,
    );
    this.addSql(
      `alter table "access_token" add constraint "access_token_hash_check" check (hash ~ '^[0-9a-f]{64}$');`,
    );
    this.addSql(
      `alter table "access_token" add constraint "access_token_roles_check" check (cardinality(roles) > 0 and roles <@ array['MEMBER', 'OPCO', 'REGION', 'FRANCE_TRAVAIL', 'CARIF_OREF', 'PLANNER', 'ADMINISTRATOR']::text[]);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "access_token" drop constraint "access_token_organisation_id_foreign";`);

    this.addSql(`drop table if exists "organisation" cascade;`);
    this.addSql(`drop table if exists "access_token" cascade;`);
  }
}
