import { Migration } from '@mikro-orm/migrations';

export class Migration20261122022639_durable_runs extends Migration {
  override name = 'Migration20261122022639_durable_runs';

  override up(): void | Promise<void> {
    this.addSql(
      `alter table "optimization_run" add "plan_hash" text null, add "budget_seconds" int not null default 1800, add "budget_megabytes" int not null default 2048, add "attempt" int not null default 0, add "crashes" int not null default 0, add "worker" text null, add "solved_with" text null, add "solved_on_node" text null, add "replay_of_id" uuid null, add "cancel_requested_at" timestamptz(3) null;`,
    );
    // The runs that are there get the budget of that day; from now on each says its own.
    this.addSql(
      `alter table "optimization_run" alter "budget_seconds" drop default, alter "budget_megabytes" drop default;`,
    );
    this.addSql(
      `alter table "optimization_run" add constraint "optimization_run_replay_of_id_foreign" foreign key ("replay_of_id") references "optimization_run" ("id") on delete set null;`,
    );
    this.addSql(`create index "optimization_run_replay_of_id_index" on "optimization_run" ("replay_of_id");`);
    this.addSql(
      `alter table "optimization_run" add constraint "optimization_run_budget_seconds_check" check (budget_seconds >= 1);`,
    );
    this.addSql(
      `alter table "optimization_run" add constraint "optimization_run_budget_megabytes_check" check (budget_megabytes >= 1);`,
    );
    this.addSql(
      `alter table "optimization_run" add constraint "optimization_run_attempt_check" check (attempt >= 0);`,
    );
    this.addSql(
      `alter table "optimization_run" add constraint "optimization_run_crashes_check" check (crashes >= 0);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "optimization_run" drop constraint "optimization_run_replay_of_id_foreign";`);

    this.addSql(`drop index "optimization_run_replay_of_id_index";`);
    this.addSql(`alter table "optimization_run" drop constraint "optimization_run_budget_seconds_check";`);
    this.addSql(`alter table "optimization_run" drop constraint "optimization_run_budget_megabytes_check";`);
    this.addSql(`alter table "optimization_run" drop constraint "optimization_run_attempt_check";`);
    this.addSql(`alter table "optimization_run" drop constraint "optimization_run_crashes_check";`);
    this.addSql(
      `alter table "optimization_run" drop column "plan_hash", drop column "budget_seconds", drop column "budget_megabytes", drop column "attempt", drop column "crashes", drop column "worker", drop column "solved_with", drop column "solved_on_node", drop column "replay_of_id", drop column "cancel_requested_at";`,
    );
  }
}
