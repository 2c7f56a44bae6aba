import { Migration } from '@mikro-orm/migrations';

/** Simulations of what happens after a plan, announced and audited as runs are. */
export class Migration20261122093100_simulations extends Migration {
  override name = 'Migration20261122093100_simulations';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "simulation_run" ("id" uuid not null, "run_id" uuid not null, "state" text not null, "parameters" json not null, "draws_done" int not null default 0, "result" json null, "result_hash" text null, "attempt" int not null default 0, "crashes" int not null default 0, "worker" text null, "started_at" timestamptz(3) null, "finished_at" timestamptz(3) null, "budget_seconds" int not null, "budget_megabytes" int not null, "request_id" text null, "cancel_requested_at" timestamptz(3) null, "reason" text null, "simulated_with" text null, "simulated_on_node" text null, "created_at" timestamptz(3) not null, primary key ("id"));`,
    );
    this.addSql(`create index "simulation_run_run_id_index" on "simulation_run" ("run_id");`);
    this.addSql(`create index "simulation_run_state_index" on "simulation_run" ("state");`);

    this.addSql(
      `alter table "simulation_run" add constraint "simulation_run_run_id_foreign" foreign key ("run_id") references "optimization_run" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "simulation_run" add constraint "simulation_run_failure_has_a_reason" check (state <> 'FAILED' or reason is not null);`,
    );
    this.addSql(
      `alter table "simulation_run" add constraint "simulation_run_success_has_a_result" check ((state = 'SUCCEEDED') = (result is not null) and (result is null) = (result_hash is null));`,
    );
    this.addSql(
      `alter table "simulation_run" add constraint "simulation_run_ends_after_it_starts" check (started_at <= finished_at);`,
    );
    this.addSql(
      `alter table "simulation_run" add constraint "simulation_run_draws_done_check" check (draws_done >= 0);`,
    );
    this.addSql(
      `alter table "simulation_run" add constraint "simulation_run_attempt_check" check (attempt >= 0);`,
    );
    this.addSql(
      `alter table "simulation_run" add constraint "simulation_run_crashes_check" check (crashes >= 0);`,
    );
    this.addSql(
      `alter table "simulation_run" add constraint "simulation_run_budget_seconds_check" check (budget_seconds >= 1);`,
    );
    this.addSql(
      `alter table "simulation_run" add constraint "simulation_run_budget_megabytes_check" check (budget_megabytes >= 1);`,
    );
    this.addSql(
      `alter table "simulation_run" add constraint "simulation_run_state_check" check ("state" in ('QUEUED', 'RUNNING', 'SUCCEEDED', 'CANCELLED', 'FAILED'));`,
    );

    this.addSql(`
      create function campaign_of_run(run uuid) returns uuid language sql stable as $campaign$
        select campaign_id from scenario join optimization_run as owner on owner.scenario_id = scenario.id
        where owner.id = run
      $campaign$`);
    this.addSql(`
      create function announce_simulation() returns trigger language plpgsql as $announce$
      begin
        perform pg_notify('metronome', json_build_array('simulation', json_build_object('simulation', new.id))::text);
        if tg_op = 'INSERT' or old.state is distinct from new.state then
          perform pg_notify('metronome', json_build_array('campaign', json_build_object(
            'campaign', campaign_of_run(new.run_id),
            'of', 'SIMULATION',
            'operation', tg_op,
            'ids', json_build_array(new.id)
          ))::text);
        end if;
        return null;
      end
      $announce$`);
    this.addSql(`
      create trigger simulation_run_announces_insert after insert on simulation_run
      for each row execute function announce_simulation()`);
    this.addSql(`
      create trigger simulation_run_announces_update after update on simulation_run
      for each row when (old.state is distinct from new.state or old.draws_done is distinct from new.draws_done)
      execute function announce_simulation()`);

    // Like a run: only what people decide and how it ends is told.
    this.addSql(`
      create function audit_simulation() returns trigger language plpgsql as $audit$
      declare
        was jsonb; becomes jsonb;
      begin
        if tg_op <> 'INSERT' then
          was := jsonb_strip_nulls(jsonb_build_object('state', old.state, 'reason', old.reason,
            'result_hash', old.result_hash, 'cancel_requested_at', old.cancel_requested_at));
        end if;
        if tg_op <> 'DELETE' then
          becomes := jsonb_strip_nulls(jsonb_build_object('state', new.state, 'reason', new.reason,
            'result_hash', new.result_hash, 'cancel_requested_at', new.cancel_requested_at));
        end if;
        if tg_op = 'INSERT' then
          becomes := becomes || jsonb_build_object('run_id', new.run_id, 'parameters', new.parameters);
        end if;
        perform audit_write(case tg_op when 'INSERT' then 'CREATE' else tg_op end, 'simulation_run',
          jsonb_build_object('id', coalesce(new.id, old.id), 'campaign_id', campaign_of_run(coalesce(new.run_id, old.run_id))),
          was, becomes);
        return null;
      end
      $audit$`);
    this.addSql(`
      create trigger simulation_run_audited after insert or delete on simulation_run
      for each row execute function audit_simulation()`);
    this.addSql(`
      create trigger simulation_run_audited_update after update on simulation_run for each row
      when (old.state is distinct from new.state or old.cancel_requested_at is distinct from new.cancel_requested_at)
      execute function audit_simulation()`);
  }

  override down(): void | Promise<void> {
    for (const name of ['audit_simulation', 'announce_simulation', 'campaign_of_run'])
      this.addSql(`drop function ${name} cascade`);
    this.addSql(`drop table if exists "simulation_run" cascade;`);
  }
}
