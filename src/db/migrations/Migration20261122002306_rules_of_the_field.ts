import { Migration } from '@mikro-orm/migrations';

export class Migration20261122002306_rules_of_the_field extends Migration {
  override name = 'Migration20261122002306_rules_of_the_field';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "candidate_pool" ("id" uuid not null, "campaign_id" uuid not null, "reference" text not null, "family" text not null, "zone" text null, "departement" text null, "expected_candidates" int not null, "provenance" text not null, "source" text not null, primary key ("id"));`,
    );
    this.addSql(`create index "candidate_pool_campaign_id_index" on "candidate_pool" ("campaign_id");`);
    this.addSql(
      `alter table "candidate_pool" add constraint "candidate_pool_campaign_id_reference_unique" unique ("campaign_id", "reference");`,
    );

    this.addSql(
      `create table "opco_capacity" ("id" uuid not null, "campaign_id" uuid not null, "opco" text not null, "monthly_launch_cap" int not null, "provenance" text not null, "source" text not null, primary key ("id"));`,
    );
    this.addSql(`create index "opco_capacity_campaign_id_index" on "opco_capacity" ("campaign_id");`);
    this.addSql(
      `alter table "opco_capacity" add constraint "opco_capacity_campaign_id_opco_unique" unique ("campaign_id", "opco");`,
    );

    this.addSql(
      `create table "quarter_capacity" ("id" uuid not null, "campaign_id" uuid not null, "quarter" text not null, "entries" int null, "cost_cents" bigint null, "provenance" text not null, "source" text not null, primary key ("id"));`,
    );
    this.addSql(`create index "quarter_capacity_campaign_id_index" on "quarter_capacity" ("campaign_id");`);
    this.addSql(
      `alter table "quarter_capacity" add constraint "quarter_capacity_campaign_id_quarter_unique" unique ("campaign_id", "quarter");`,
    );

    this.addSql(`alter table "agency" add "launch_cap" int null;`);
    this.addSql(`alter table "agency" add constraint "agency_launch_cap_check" check (launch_cap >= 0);`);

    this.addSql(
      `alter table "closure" add "effect" text not null default 'STARTS', add "force" text not null default 'HARD';`,
    );
    this.addSql(
      `alter table "closure" add constraint "closure_effect_check" check ("effect" in ('STARTS', 'COURSES', 'STARTS_AND_COURSES'));`,
    );
    this.addSql(
      `alter table "closure" add constraint "closure_force_check" check ("force" in ('HARD', 'SOFT'));`,
    );

    this.addSql(
      `alter table "poec_session" add "derogation" text null, add "training_body_known_on" date null, add "certification" text null, add "certification_from" date null, add "certification_until" date null, add "announced" boolean not null default false;`,
    );
    this.addSql(
      `alter table "poec_session" add constraint "poec_session_certification_in_order" check (certification_from <= certification_until);`,
    );
    this.addSql(
      `alter table "poec_session" add constraint "poec_session_certification_check" check (certification ~ '^(RNCP|RS)[0-9]{1,6}$');`,
    );

    this.addSql(
      `alter table "candidate_pool" add constraint "candidate_pool_campaign_id_foreign" foreign key ("campaign_id") references "campaign" ("id");`,
    );
    this.addSql(
      `alter table "candidate_pool" add constraint "candidate_pool_family_check" check (family ~ '^[A-N][0-9]{2}$');`,
    );
    this.addSql(
      `alter table "candidate_pool" add constraint "candidate_pool_departement_check" check (departement ~ '^([0-9]{2}|2[AB]|97[1-6])$');`,
    );
    this.addSql(
      `alter table "candidate_pool" add constraint "candidate_pool_expected_candidates_check" check (expected_candidates >= 0);`,
    );
    this.addSql(
      `alter table "candidate_pool" add constraint "candidate_pool_provenance_check" check ("provenance" in ('PUBLISHED', 'RECONSTRUCTED'));`,
    );

    this.addSql(
      `alter table "opco_capacity" add constraint "opco_capacity_campaign_id_foreign" foreign key ("campaign_id") references "campaign" ("id");`,
    );
    this.addSql(
      `alter table "opco_capacity" add constraint "opco_capacity_monthly_launch_cap_check" check (monthly_launch_cap >= 0);`,
    );
    this.addSql(
      `alter table "opco_capacity" add constraint "opco_capacity_opco_check" check ("opco" in ('AFDAS', 'AKTO', 'ATLAS', 'CONSTRUCTYS', 'LOPCOMMERCE', 'OCAPIAT', 'OPCO_2I', 'OPCO_EP', 'OPCO_MOBILITES', 'OPCO_SANTE', 'UNIFORMATION'));`,
    );
    this.addSql(
      `alter table "opco_capacity" add constraint "opco_capacity_provenance_check" check ("provenance" in ('PUBLISHED', 'RECONSTRUCTED'));`,
    );

    this.addSql(
      `alter table "quarter_capacity" add constraint "quarter_capacity_campaign_id_foreign" foreign key ("campaign_id") references "campaign" ("id");`,
    );
    this.addSql(
      `alter table "quarter_capacity" add constraint "quarter_capacity_quarter_check" check (quarter ~ '^[0-9]{4}-Q[1-4]$');`,
    );
    this.addSql(
      `alter table "quarter_capacity" add constraint "quarter_capacity_entries_check" check (entries >= 0);`,
    );
    this.addSql(
      `alter table "quarter_capacity" add constraint "quarter_capacity_cost_cents_check" check (cost_cents >= 0 and cost_cents <= 9007199254740991);`,
    );
    this.addSql(
      `alter table "quarter_capacity" add constraint "quarter_capacity_provenance_check" check ("provenance" in ('PUBLISHED', 'RECONSTRUCTED'));`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "candidate_pool" cascade;`);
    this.addSql(`drop table if exists "opco_capacity" cascade;`);
    this.addSql(`drop table if exists "quarter_capacity" cascade;`);

    this.addSql(`alter table "agency" drop constraint "agency_launch_cap_check";`);
    this.addSql(`alter table "agency" drop column "launch_cap";`);

    this.addSql(`alter table "closure" drop constraint "closure_effect_check";`);
    this.addSql(`alter table "closure" drop constraint "closure_force_check";`);
    this.addSql(`alter table "closure" drop column "effect", drop column "force";`);

    this.addSql(`alter table "poec_session" drop constraint "poec_session_certification_in_order";`);
    this.addSql(`alter table "poec_session" drop constraint "poec_session_certification_check";`);
    this.addSql(
      `alter table "poec_session" drop column "derogation", drop column "training_body_known_on", drop column "certification", drop column "certification_from", drop column "certification_until", drop column "announced";`,
    );
  }
}
