import { Migration } from '@mikro-orm/migrations';
import { auditTriggers } from '../audit-triggers.ts';

/** Columns that say nothing of what people do: the file itself, what came of it, and who works on it. */
const UNTOLD = ['content', 'report', 'actor', 'worker', 'attempt', 'crashes', 'started_at'];

/** Files of fiches are kept with their job until they are imported. */
export class Migration20261122055613_durable_imports extends Migration {
  override name = 'Migration20261122055613_durable_imports';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "import_job" ("id" uuid not null, "campaign_id" uuid not null, "organisation_id" uuid null, "own_only" boolean not null, "actor" jsonb null, "file_name" text not null, "content" bytea null, "sha256" text not null, "dry_run" boolean not null, "state" text not null, "report" json null, "reason" text null, "attempt" int not null default 0, "crashes" int not null default 0, "worker" text null, "started_at" timestamptz(3) null, "finished_at" timestamptz(3) null, "created_at" timestamptz(3) not null default now(), primary key ("id"));`,
    );
    this.addSql(`create index "import_job_campaign_id_index" on "import_job" ("campaign_id");`);
    this.addSql(`create index "import_job_organisation_id_index" on "import_job" ("organisation_id");`);
    this.addSql(`create index "import_job_state_index" on "import_job" ("state");`);

    this.addSql(
      `alter table "import_job" add constraint "import_job_campaign_id_foreign" foreign key ("campaign_id") references "campaign" ("id");`,
    );
    this.addSql(
      `alter table "import_job" add constraint "import_job_organisation_id_foreign" foreign key ("organisation_id") references "organisation" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "import_job" add constraint "import_job_keeps_its_file_until_it_is_over" check ((state in ('QUEUED', 'RUNNING')) = (content is not null));`,
    );
    this.addSql(
      `alter table "import_job" add constraint "import_job_failure_has_a_reason" check (state <> 'FAILED' or reason is not null);`,
    );
    this.addSql(
      `alter table "import_job" add constraint "import_job_sha256_check" check (sha256 ~ '^[0-9a-f]{64}$');`,
    );
    this.addSql(`alter table "import_job" add constraint "import_job_attempt_check" check (attempt >= 0);`);
    this.addSql(`alter table "import_job" add constraint "import_job_crashes_check" check (crashes >= 0);`);
    this.addSql(
      `alter table "import_job" add constraint "import_job_state_check" check ("state" in ('QUEUED', 'RUNNING', 'APPLIED', 'CHECKED', 'REFUSED', 'CANCELLED', 'FAILED'));`,
    );

    for (const sql of auditTriggers('import_job', UNTOLD)) this.addSql(sql);
    // Its changes are all changes of state: followers of its campaign hear of them.
    for (const operation of ['insert', 'update']) {
      this.addSql(`
        create trigger import_job_announces_${operation} after ${operation} on import_job
        referencing new table as changed for each statement execute function announce_rows('IMPORT')`);
    }
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "import_job" cascade;`);
  }
}
