import { Migration } from '@mikro-orm/migrations';
import { auditTriggers } from '../audit-triggers.ts';

/** Opinions of the Région and decisions of France Travail on fiches. */
export class Migration20261122091117_project_judgements extends Migration {
  override name = 'Migration20261122091117_project_judgements';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "project_judgement" ("id" uuid not null, "project_id" uuid not null, "campaign_id" uuid not null, "number" int not null, "judge" text not null, "organisation_id" uuid null, "verdict" text not null, "reason" text null, "fingerprint" text not null, "sessions_validated" int not null, "created_at" timestamptz(3) not null default now(), primary key ("id"));`,
    );
    this.addSql(`create index "project_judgement_campaign_id_index" on "project_judgement" ("campaign_id");`);
    this.addSql(
      `create index "project_judgement_organisation_id_index" on "project_judgement" ("organisation_id");`,
    );
    this.addSql(
      `alter table "project_judgement" add constraint "project_judgement_project_id_number_unique" unique ("project_id", "number");`,
    );

    this.addSql(
      `alter table "project_judgement" add constraint "project_judgement_project_id_foreign" foreign key ("project_id") references "poec_project" ("id");`,
    );
    this.addSql(
      `alter table "project_judgement" add constraint "project_judgement_campaign_id_foreign" foreign key ("campaign_id") references "campaign" ("id");`,
    );
    this.addSql(
      `alter table "project_judgement" add constraint "project_judgement_organisation_id_foreign" foreign key ("organisation_id") references "organisation" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "project_judgement" add constraint "project_judgement_verdict_is_of_its_judge" check (verdict = 'ADAPTATION_REQUESTED' or (judge = 'REGION') = (verdict in ('FAVOURABLE', 'UNFAVOURABLE')));`,
    );
    this.addSql(
      `alter table "project_judgement" add constraint "project_judgement_says_why" check (verdict in ('FAVOURABLE', 'VALIDATED') or coalesce(btrim(reason), '') <> '');`,
    );
    this.addSql(
      `alter table "project_judgement" add constraint "project_judgement_number_check" check (number >= 1);`,
    );
    this.addSql(
      `alter table "project_judgement" add constraint "project_judgement_fingerprint_check" check (fingerprint ~ '^[0-9a-f]{64}$');`,
    );
    this.addSql(
      `alter table "project_judgement" add constraint "project_judgement_sessions_validated_check" check (sessions_validated >= 0);`,
    );
    this.addSql(
      `alter table "project_judgement" add constraint "project_judgement_judge_check" check ("judge" in ('REGION', 'FRANCE_TRAVAIL'));`,
    );
    this.addSql(
      `alter table "project_judgement" add constraint "project_judgement_verdict_check" check ("verdict" in ('FAVOURABLE', 'ADAPTATION_REQUESTED', 'UNFAVOURABLE', 'VALIDATED', 'REFUSED'));`,
    );

    for (const sql of auditTriggers('project_judgement')) this.addSql(sql);
    this.addSql(`
      create trigger project_judgement_announces after insert on project_judgement
      for each row execute function announce_fiche('JUDGEMENT')`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "project_judgement" cascade;`);
  }
}
