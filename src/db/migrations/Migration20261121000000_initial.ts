import { Migration } from '@mikro-orm/migrations';

export class Migration20261121000000_initial extends Migration {
  override name = 'Migration20261121000000_initial';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "campaign" ("id" uuid not null, "slug" text not null, "title" text not null, "region_code" text not null, "year" int not null, "starts_on" date not null, "ends_on" date not null, primary key ("id"));`,
    );
    this.addSql(`alter table "campaign" add constraint "campaign_slug_unique" unique ("slug");`);

    this.addSql(
      `create table "alternance_intake" ("id" uuid not null, "campaign_id" uuid not null, "reference" text not null, "label" text not null, "rome" text null, "departement" text null, "date" date not null, "max_gap_weeks" int not null, "provenance" text not null, "source" text not null, primary key ("id"));`,
    );
    this.addSql(`create index "alternance_intake_campaign_id_index" on "alternance_intake" ("campaign_id");`);
    this.addSql(
      `alter table "alternance_intake" add constraint "alternance_intake_campaign_id_reference_unique" unique ("campaign_id", "reference");`,
    );

    this.addSql(
      `create table "agency" ("id" uuid not null, "campaign_id" uuid not null, "reference" text not null, "name" text not null, "departement" text null, "zone" text null, "provenance" text not null, "source" text not null, primary key ("id"));`,
    );
    this.addSql(`create index "agency_campaign_id_index" on "agency" ("campaign_id");`);
    this.addSql(
      `alter table "agency" add constraint "agency_campaign_id_reference_unique" unique ("campaign_id", "reference");`,
    );

    this.addSql(
      `create table "closure" ("id" uuid not null, "campaign_id" uuid not null, "reference" text not null, "label" text not null, "first_day" date not null, "last_day" date not null, "provenance" text not null, "source" text not null, primary key ("id"));`,
    );
    this.addSql(`create index "closure_campaign_id_index" on "closure" ("campaign_id");`);
    this.addSql(
      `alter table "closure" add constraint "closure_campaign_id_reference_unique" unique ("campaign_id", "reference");`,
    );

    this.addSql(
      `create table "envelope" ("id" uuid not null, "campaign_id" uuid not null, "reference" text not null, "label" text not null, "scope" text not null, "opco" text null, "parent_id" uuid null, "floor_cents" bigint null, "already_engaged_cents" bigint not null, "provenance" text not null, "source" text not null, primary key ("id"));`,
    );
    this.addSql(`create index "envelope_campaign_id_index" on "envelope" ("campaign_id");`);
    this.addSql(`create index "envelope_parent_id_index" on "envelope" ("parent_id");`);
    this.addSql(
      `alter table "envelope" add constraint "envelope_campaign_id_reference_unique" unique ("campaign_id", "reference");`,
    );

    this.addSql(
      `create table "import_batch" ("id" uuid not null, "campaign_id" uuid not null, "file_name" text not null, "sha256" text not null, "kind" text not null, "row_count" int not null, "created_at" timestamptz(3) not null, primary key ("id"));`,
    );
    this.addSql(`create index "import_batch_campaign_id_index" on "import_batch" ("campaign_id");`);

    this.addSql(
      `create table "poec_project" ("id" uuid not null, "campaign_id" uuid not null, "reference" text not null, "opco" text not null, "branch" text null, "title" text not null, "rome" text not null, "formacode" text null, "nature" text not null, "alternance" boolean not null, primary key ("id"));`,
    );
    this.addSql(`create index "poec_project_campaign_id_index" on "poec_project" ("campaign_id");`);
    this.addSql(`create index "poec_project_opco_index" on "poec_project" ("opco");`);
    this.addSql(
      `alter table "poec_project" add constraint "poec_project_campaign_id_reference_unique" unique ("campaign_id", "reference");`,
    );

    this.addSql(
      `create table "poec_session" ("id" uuid not null, "project_id" uuid not null, "campaign_id" uuid not null, "reference" text not null, "departement" text null, "commune_code" text null, "commune_name" text null, "zone" text null, "agency_id" uuid null, "places" int null, "cost_cents" bigint null, "hours" int null, "weekly_hours" numeric(5,2) null, "wished_start" text not null, "wished_from" date null, "wished_to" date null, "window_from" date null, "window_to" date null, "envelope_id" uuid null, "state" text not null, "abandon_reason" text null, "provenance" text not null, "source" text not null, primary key ("id"));`,
    );
    this.addSql(`create index "poec_session_project_id_index" on "poec_session" ("project_id");`);
    this.addSql(`create index "poec_session_campaign_id_index" on "poec_session" ("campaign_id");`);
    this.addSql(`create index "poec_session_departement_index" on "poec_session" ("departement");`);
    this.addSql(`create index "poec_session_agency_id_index" on "poec_session" ("agency_id");`);
    this.addSql(`create index "poec_session_wished_from_index" on "poec_session" ("wished_from");`);
    this.addSql(`create index "poec_session_envelope_id_index" on "poec_session" ("envelope_id");`);
    this.addSql(`create index "poec_session_state_index" on "poec_session" ("state");`);
    this.addSql(
      `alter table "poec_session" add constraint "poec_session_campaign_id_reference_unique" unique ("campaign_id", "reference");`,
    );

    this.addSql(
      `create table "prf_offer" ("id" uuid not null, "campaign_id" uuid not null, "reference" text not null, "label" text not null, "rome" text not null, "departement" text null, "zone" text null, "starts_on" date not null, "ends_on" date not null, "places" int not null, "structuring" boolean not null, "provenance" text not null, "source" text not null, primary key ("id"));`,
    );
    this.addSql(`create index "prf_offer_campaign_id_index" on "prf_offer" ("campaign_id");`);
    this.addSql(
      `alter table "prf_offer" add constraint "prf_offer_campaign_id_reference_unique" unique ("campaign_id", "reference");`,
    );

    this.addSql(
      `create table "scenario" ("id" uuid not null, "campaign_id" uuid not null, "base_id" uuid null, "name" text not null, "parameters" jsonb not null, "pins" jsonb not null, "created_at" timestamptz(3) not null, primary key ("id"));`,
    );
    this.addSql(`create index "scenario_campaign_id_index" on "scenario" ("campaign_id");`);
    this.addSql(`create index "scenario_base_id_index" on "scenario" ("base_id");`);

    this.addSql(
      `create table "optimization_run" ("id" uuid not null, "scenario_id" uuid not null, "state" text not null, "engine" text not null, "seed" int not null, "instance" json not null, "instance_hash" text not null, "parameters" json not null, "left_out" jsonb not null, "progress" jsonb null, "result" json null, "reason" text null, "created_at" timestamptz(3) not null, "started_at" timestamptz(3) null, "finished_at" timestamptz(3) null, primary key ("id"));`,
    );
    this.addSql(`create index "optimization_run_scenario_id_index" on "optimization_run" ("scenario_id");`);
    this.addSql(`create index "optimization_run_state_index" on "optimization_run" ("state");`);
    this.addSql(
      `create index "optimization_run_instance_hash_index" on "optimization_run" ("instance_hash");`,
    );

    this.addSql(
      `create table "plan_assignment" ("id" uuid not null, "run_id" uuid not null, "session_id" uuid not null, "start_date" date null, "end_date" date null, "displacement_weeks" int null, "reasons" jsonb not null, primary key ("id"));`,
    );
    this.addSql(`create index "plan_assignment_run_id_index" on "plan_assignment" ("run_id");`);
    this.addSql(`create index "plan_assignment_session_id_index" on "plan_assignment" ("session_id");`);
    this.addSql(`create index "plan_assignment_start_date_index" on "plan_assignment" ("start_date");`);
    this.addSql(
      `alter table "plan_assignment" add constraint "plan_assignment_run_id_session_id_unique" unique ("run_id", "session_id");`,
    );

    this.addSql(
      `create table "territory" ("id" uuid not null, "kind" text not null, "code" text not null, "name" text not null, "parent_id" uuid null, primary key ("id"));`,
    );
    this.addSql(`alter table "territory" add constraint "territory_code_unique" unique ("code");`);
    this.addSql(`create index "territory_parent_id_index" on "territory" ("parent_id");`);

    this.addSql(
      `create table "tranche" ("id" uuid not null, "envelope_id" uuid not null, "date" date not null, "amount_cents" bigint not null, "kind" text not null, "provenance" text not null, "source" text not null, primary key ("id"));`,
    );
    this.addSql(`create index "tranche_envelope_id_index" on "tranche" ("envelope_id");`);
    this.addSql(
      `alter table "tranche" add constraint "tranche_envelope_id_date_kind_unique" unique ("envelope_id", "date", "kind");`,
    );

    this.addSql(
      `alter table "campaign" add constraint "campaign_ends_after_it_starts" check (starts_on <= ends_on);`,
    );
    this.addSql(
      `alter table "campaign" add constraint "campaign_region_code_check" check (region_code ~ '^[0-9]{2}$');`,
    );

    this.addSql(
      `alter table "alternance_intake" add constraint "alternance_intake_campaign_id_foreign" foreign key ("campaign_id") references "campaign" ("id");`,
    );
    this.addSql(
      `alter table "alternance_intake" add constraint "alternance_intake_rome_check" check (rome ~ '^[A-N][0-9]{4}$');`,
    );
    this.addSql(
      `alter table "alternance_intake" add constraint "alternance_intake_departement_check" check (departement ~ '^([0-9]{2}|2[AB]|97[1-6])$');`,
    );
    this.addSql(
      `alter table "alternance_intake" add constraint "alternance_intake_max_gap_weeks_check" check (max_gap_weeks >= 0);`,
    );
    this.addSql(
      `alter table "alternance_intake" add constraint "alternance_intake_provenance_check" check ("provenance" in ('PUBLISHED', 'RECONSTRUCTED'));`,
    );

    this.addSql(
      `alter table "agency" add constraint "agency_campaign_id_foreign" foreign key ("campaign_id") references "campaign" ("id");`,
    );
    this.addSql(
      `alter table "agency" add constraint "agency_departement_check" check (departement ~ '^([0-9]{2}|2[AB]|97[1-6])$');`,
    );
    this.addSql(
      `alter table "agency" add constraint "agency_provenance_check" check ("provenance" in ('PUBLISHED', 'RECONSTRUCTED'));`,
    );

    this.addSql(
      `alter table "closure" add constraint "closure_campaign_id_foreign" foreign key ("campaign_id") references "campaign" ("id");`,
    );
    this.addSql(
      `alter table "closure" add constraint "closure_ends_after_it_starts" check (first_day <= last_day);`,
    );
    this.addSql(
      `alter table "closure" add constraint "closure_provenance_check" check ("provenance" in ('PUBLISHED', 'RECONSTRUCTED'));`,
    );

    this.addSql(
      `alter table "envelope" add constraint "envelope_campaign_id_foreign" foreign key ("campaign_id") references "campaign" ("id");`,
    );
    this.addSql(
      `alter table "envelope" add constraint "envelope_parent_id_foreign" foreign key ("parent_id") references "envelope" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "envelope" add constraint "envelope_not_its_own_parent" check (parent_id <> id);`,
    );
    this.addSql(
      `alter table "envelope" add constraint "envelope_floor_cents_check" check (floor_cents >= 0 and floor_cents <= 9007199254740991);`,
    );
    this.addSql(
      `alter table "envelope" add constraint "envelope_already_engaged_cents_check" check (already_engaged_cents >= 0 and already_engaged_cents <= 9007199254740991);`,
    );
    this.addSql(
      `alter table "envelope" add constraint "envelope_scope_check" check ("scope" in ('NATIONAL', 'REGIONAL', 'OPCO', 'BRANCH', 'CALL'));`,
    );
    this.addSql(
      `alter table "envelope" add constraint "envelope_opco_check" check ("opco" in ('AFDAS', 'AKTO', 'ATLAS', 'CONSTRUCTYS', 'LOPCOMMERCE', 'OCAPIAT', 'OPCO_2I', 'OPCO_EP', 'OPCO_MOBILITES', 'OPCO_SANTE', 'UNIFORMATION'));`,
    );
    this.addSql(
      `alter table "envelope" add constraint "envelope_provenance_check" check ("provenance" in ('PUBLISHED', 'RECONSTRUCTED'));`,
    );

    this.addSql(
      `alter table "import_batch" add constraint "import_batch_campaign_id_foreign" foreign key ("campaign_id") references "campaign" ("id");`,
    );
    this.addSql(
      `alter table "import_batch" add constraint "import_batch_sha256_check" check (sha256 ~ '^[0-9a-f]{64}$');`,
    );
    this.addSql(
      `alter table "import_batch" add constraint "import_batch_row_count_check" check (row_count >= 0);`,
    );

    this.addSql(
      `alter table "poec_project" add constraint "poec_project_campaign_id_foreign" foreign key ("campaign_id") references "campaign" ("id");`,
    );
    this.addSql(
      `alter table "poec_project" add constraint "poec_project_rome_check" check (rome ~ '^[A-N][0-9]{4}$');`,
    );
    this.addSql(
      `alter table "poec_project" add constraint "poec_project_formacode_check" check (formacode ~ '^[0-9]{5}$');`,
    );
    this.addSql(
      `alter table "poec_project" add constraint "poec_project_opco_check" check ("opco" in ('AFDAS', 'AKTO', 'ATLAS', 'CONSTRUCTYS', 'LOPCOMMERCE', 'OCAPIAT', 'OPCO_2I', 'OPCO_EP', 'OPCO_MOBILITES', 'OPCO_SANTE', 'UNIFORMATION'));`,
    );
    this.addSql(
      `alter table "poec_project" add constraint "poec_project_nature_check" check ("nature" in ('STRUCTURAL', 'CONJUNCTURAL', 'INNOVATIVE'));`,
    );

    this.addSql(
      `alter table "poec_session" add constraint "poec_session_project_id_foreign" foreign key ("project_id") references "poec_project" ("id");`,
    );
    this.addSql(
      `alter table "poec_session" add constraint "poec_session_campaign_id_foreign" foreign key ("campaign_id") references "campaign" ("id");`,
    );
    this.addSql(
      `alter table "poec_session" add constraint "poec_session_agency_id_foreign" foreign key ("agency_id") references "agency" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "poec_session" add constraint "poec_session_envelope_id_foreign" foreign key ("envelope_id") references "envelope" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "poec_session" add constraint "poec_session_wish_in_order" check (wished_from <= wished_to);`,
    );
    this.addSql(
      `alter table "poec_session" add constraint "poec_session_wish_whole" check ((wished_from is null) = (wished_to is null));`,
    );
    this.addSql(
      `alter table "poec_session" add constraint "poec_session_window_in_order" check (window_from <= window_to);`,
    );
    this.addSql(
      `alter table "poec_session" add constraint "poec_session_reason_when_abandoned" check (abandon_reason is null or state = 'ABANDONED');`,
    );
    this.addSql(
      `alter table "poec_session" add constraint "poec_session_departement_check" check (departement ~ '^([0-9]{2}|2[AB]|97[1-6])$');`,
    );
    this.addSql(
      `alter table "poec_session" add constraint "poec_session_commune_code_check" check (commune_code ~ '^([0-9]{2}|2[AB])[0-9]{3}$');`,
    );
    this.addSql(`alter table "poec_session" add constraint "poec_session_places_check" check (places >= 1);`);
    this.addSql(
      `alter table "poec_session" add constraint "poec_session_cost_cents_check" check (cost_cents >= 0 and cost_cents <= 9007199254740991);`,
    );
    this.addSql(`alter table "poec_session" add constraint "poec_session_hours_check" check (hours >= 1);`);
    this.addSql(
      `alter table "poec_session" add constraint "poec_session_weekly_hours_check" check (weekly_hours > 0);`,
    );
    this.addSql(
      `alter table "poec_session" add constraint "poec_session_state_check" check ("state" in ('SUBMITTED', 'VALIDATED', 'ENGAGED', 'STARTED', 'ABANDONED'));`,
    );
    this.addSql(
      `alter table "poec_session" add constraint "poec_session_provenance_check" check ("provenance" in ('PUBLISHED', 'RECONSTRUCTED'));`,
    );

    this.addSql(
      `alter table "prf_offer" add constraint "prf_offer_campaign_id_foreign" foreign key ("campaign_id") references "campaign" ("id");`,
    );
    this.addSql(
      `alter table "prf_offer" add constraint "prf_offer_ends_after_it_starts" check (starts_on <= ends_on);`,
    );
    this.addSql(
      `alter table "prf_offer" add constraint "prf_offer_rome_check" check (rome ~ '^[A-N][0-9]{4}$');`,
    );
    this.addSql(
      `alter table "prf_offer" add constraint "prf_offer_departement_check" check (departement ~ '^([0-9]{2}|2[AB]|97[1-6])$');`,
    );
    this.addSql(`alter table "prf_offer" add constraint "prf_offer_places_check" check (places >= 0);`);
    this.addSql(
      `alter table "prf_offer" add constraint "prf_offer_provenance_check" check ("provenance" in ('PUBLISHED', 'RECONSTRUCTED'));`,
    );

    this.addSql(
      `alter table "scenario" add constraint "scenario_campaign_id_foreign" foreign key ("campaign_id") references "campaign" ("id");`,
    );
    this.addSql(
      `alter table "scenario" add constraint "scenario_base_id_foreign" foreign key ("base_id") references "scenario" ("id") on delete restrict;`,
    );
    this.addSql(`alter table "scenario" add constraint "scenario_not_its_own_base" check (base_id <> id);`);
    this.addSql(`alter table "scenario" add constraint "scenario_is_named" check (btrim(name) <> '');`);

    this.addSql(
      `alter table "optimization_run" add constraint "optimization_run_scenario_id_foreign" foreign key ("scenario_id") references "scenario" ("id");`,
    );
    this.addSql(
      `alter table "optimization_run" add constraint "optimization_run_failure_has_a_reason" check (state <> 'FAILED' or reason is not null);`,
    );
    this.addSql(
      `alter table "optimization_run" add constraint "optimization_run_success_has_a_result" check (state <> 'SUCCEEDED' or result is not null);`,
    );
    this.addSql(
      `alter table "optimization_run" add constraint "optimization_run_ends_after_it_starts" check (started_at <= finished_at);`,
    );
    this.addSql(
      `alter table "optimization_run" add constraint "optimization_run_state_check" check ("state" in ('QUEUED', 'RUNNING', 'SUCCEEDED', 'INFEASIBLE', 'INVALID', 'CANCELLED', 'FAILED'));`,
    );

    this.addSql(
      `alter table "plan_assignment" add constraint "plan_assignment_run_id_foreign" foreign key ("run_id") references "optimization_run" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "plan_assignment" add constraint "plan_assignment_session_id_foreign" foreign key ("session_id") references "poec_session" ("id");`,
    );
    this.addSql(
      `alter table "plan_assignment" add constraint "plan_assignment_ends_after_it_starts" check (start_date <= end_date);`,
    );
    this.addSql(
      `alter table "plan_assignment" add constraint "plan_assignment_whole" check ((start_date is null) = (end_date is null) and (start_date is null) = (displacement_weeks is null));`,
    );

    this.addSql(
      `alter table "territory" add constraint "territory_parent_id_foreign" foreign key ("parent_id") references "territory" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "territory" add constraint "territory_kind_check" check ("kind" in ('REGION', 'DEPARTEMENT', 'ZONE'));`,
    );

    this.addSql(
      `alter table "tranche" add constraint "tranche_envelope_id_foreign" foreign key ("envelope_id") references "envelope" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "tranche" add constraint "tranche_amount_cents_check" check (amount_cents >= 0 and amount_cents <= 9007199254740991);`,
    );
    this.addSql(
      `alter table "tranche" add constraint "tranche_kind_check" check ("kind" in ('INITIAL', 'RESERVE', 'REDISTRIBUTION', 'TOP_UP'));`,
    );
    this.addSql(
      `alter table "tranche" add constraint "tranche_provenance_check" check ("provenance" in ('PUBLISHED', 'RECONSTRUCTED'));`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "alternance_intake" drop constraint "alternance_intake_campaign_id_foreign";`);
    this.addSql(`alter table "agency" drop constraint "agency_campaign_id_foreign";`);
    this.addSql(`alter table "closure" drop constraint "closure_campaign_id_foreign";`);
    this.addSql(`alter table "envelope" drop constraint "envelope_campaign_id_foreign";`);
    this.addSql(`alter table "import_batch" drop constraint "import_batch_campaign_id_foreign";`);
    this.addSql(`alter table "poec_project" drop constraint "poec_project_campaign_id_foreign";`);
    this.addSql(`alter table "poec_session" drop constraint "poec_session_campaign_id_foreign";`);
    this.addSql(`alter table "prf_offer" drop constraint "prf_offer_campaign_id_foreign";`);
    this.addSql(`alter table "scenario" drop constraint "scenario_campaign_id_foreign";`);
    this.addSql(`alter table "poec_session" drop constraint "poec_session_agency_id_foreign";`);
    this.addSql(`alter table "envelope" drop constraint "envelope_parent_id_foreign";`);
    this.addSql(`alter table "poec_session" drop constraint "poec_session_envelope_id_foreign";`);
    this.addSql(`alter table "tranche" drop constraint "tranche_envelope_id_foreign";`);
    this.addSql(`alter table "poec_session" drop constraint "poec_session_project_id_foreign";`);
    this.addSql(`alter table "plan_assignment" drop constraint "plan_assignment_session_id_foreign";`);
    this.addSql(`alter table "scenario" drop constraint "scenario_base_id_foreign";`);
    this.addSql(`alter table "optimization_run" drop constraint "optimization_run_scenario_id_foreign";`);
    this.addSql(`alter table "plan_assignment" drop constraint "plan_assignment_run_id_foreign";`);
    this.addSql(`alter table "territory" drop constraint "territory_parent_id_foreign";`);

    this.addSql(`drop table if exists "campaign" cascade;`);
    this.addSql(`drop table if exists "alternance_intake" cascade;`);
    this.addSql(`drop table if exists "agency" cascade;`);
    this.addSql(`drop table if exists "closure" cascade;`);
    this.addSql(`drop table if exists "envelope" cascade;`);
    this.addSql(`drop table if exists "import_batch" cascade;`);
    this.addSql(`drop table if exists "poec_project" cascade;`);
    this.addSql(`drop table if exists "poec_session" cascade;`);
    this.addSql(`drop table if exists "prf_offer" cascade;`);
    this.addSql(`drop table if exists "scenario" cascade;`);
    this.addSql(`drop table if exists "optimization_run" cascade;`);
    this.addSql(`drop table if exists "plan_assignment" cascade;`);
    this.addSql(`drop table if exists "territory" cascade;`);
    this.addSql(`drop table if exists "tranche" cascade;`);
  }
}
