import { Migration } from '@mikro-orm/migrations';
import { auditTriggers } from '../audit-triggers.ts';

/** What the conference says of a fiche. */
export class Migration20261122084847_project_comments extends Migration {
  override name = 'Migration20261122084847_project_comments';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "project_comment" ("id" uuid not null, "project_id" uuid not null, "campaign_id" uuid not null, "organisation_id" uuid null, "text" text not null, "created_at" timestamptz(3) not null default now(), primary key ("id"));`,
    );
    this.addSql(`create index "project_comment_project_id_index" on "project_comment" ("project_id");`);
    this.addSql(`create index "project_comment_campaign_id_index" on "project_comment" ("campaign_id");`);
    this.addSql(
      `create index "project_comment_organisation_id_index" on "project_comment" ("organisation_id");`,
    );

    this.addSql(
      `alter table "project_comment" add constraint "project_comment_project_id_foreign" foreign key ("project_id") references "poec_project" ("id");`,
    );
    this.addSql(
      `alter table "project_comment" add constraint "project_comment_campaign_id_foreign" foreign key ("campaign_id") references "campaign" ("id");`,
    );
    this.addSql(
      `alter table "project_comment" add constraint "project_comment_organisation_id_foreign" foreign key ("organisation_id") references "organisation" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "project_comment" add constraint "project_comment_says_something" check (btrim(text) <> '');`,
    );

    for (const sql of auditTriggers('project_comment')) this.addSql(sql);
    // What is said of a fiche is told as a change of the fiche.
    this.addSql(`
      create function announce_fiche() returns trigger language plpgsql as $announce$
      begin
        perform pg_notify('metronome', json_build_array('campaign', json_build_object(
          'campaign', new.campaign_id,
          'of', tg_argv[0],
          'operation', 'UPDATE',
          'ids', json_build_array(new.project_id)
        ))::text);
        return null;
      end
      $announce$`);
    this.addSql(`
      create trigger project_comment_announces after insert on project_comment
      for each row execute function announce_fiche('PROJECT')`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "project_comment" cascade;`);
    this.addSql('drop function announce_fiche cascade');
  }
}
