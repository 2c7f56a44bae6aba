import { Migration } from '@mikro-orm/migrations';

/** Tables whose changes are told to those who follow a campaign, with what a row of each is called there. */
const followed = { poec_project: 'PROJECT', poec_session: 'SESSION', scenario: 'SCENARIO' };

/** Most ids that a message may name: it has to stay below the 8,000 bytes of a payload. */
const mostIds = 100;

/**
 * The database itself announces what changes, on the channel and in the form of `src/db/notify.ts`. A message
 * leaves when its transaction is committed and never without it, whatever program wrote.
 */
export class Migration20261122022500_announced_changes extends Migration {
  override name = 'Migration20261122022500_announced_changes';

  override up(): void | Promise<void> {
    this.addSql(`
      create function announce_rows() returns trigger language plpgsql as $announce$
      declare
        touched record;
      begin
        for touched in select campaign_id, count(*) as rows, json_agg(id) as ids from changed group by campaign_id
        loop
          perform pg_notify('metronome', json_build_array('campaign', json_build_object(
            'campaign', touched.campaign_id,
            'of', tg_argv[0],
            'operation', tg_op,
            'ids', case when touched.rows <= ${mostIds} then touched.ids end
          ))::text);
        end loop;
        return null;
      end
      $announce$`);
    for (const [table, of] of Object.entries(followed)) {
      for (const [operation, rows] of [
        ['insert', 'new'],
        ['update', 'new'],
        ['delete', 'old'],
      ]) {
        this.addSql(`
          create trigger ${table}_announces_${operation} after ${operation} on ${table}
          referencing ${rows} table as changed for each statement execute function announce_rows('${of}')`);
      }
    }

    this.addSql(`
      create function announce_run() returns trigger language plpgsql as $announce$
      begin
        perform pg_notify('metronome', json_build_array('run', json_build_object('run', new.id))::text);
        if tg_op = 'INSERT' or old.state is distinct from new.state then
          perform pg_notify('metronome', json_build_array('campaign', json_build_object(
            'campaign', (select campaign_id from scenario where id = new.scenario_id),
            'of', 'RUN',
            'operation', tg_op,
            'ids', json_build_array(new.id)
          ))::text);
        end if;
        return null;
      end
      $announce$`);
    this.addSql(`
      create trigger optimization_run_announces_insert after insert on optimization_run
      for each row execute function announce_run()`);
    this.addSql(`
      create trigger optimization_run_announces_update after update on optimization_run
      for each row when (old.state is distinct from new.state or old.progress is distinct from new.progress)
      execute function announce_run()`);
  }

  override down(): void | Promise<void> {
    this.addSql('drop function announce_rows cascade');
    this.addSql('drop function announce_run cascade');
  }
}
