import { Migration } from '@mikro-orm/migrations';
import { auditTriggers } from '../audit-triggers.ts';

/** Tables whose changes are written down, and the columns that are left out. */
const AUDITED: Readonly<Record<string, readonly string[]>> = {
  campaign: [],
  territory: [],
  agency: [],
  poec_project: [],
  poec_session: [],
  envelope: [],
  tranche: [],
  prf_offer: [],
  alternance_intake: [],
  closure: [],
  opco_capacity: [],
  candidate_pool: [],
  quarter_capacity: [],
  import_batch: [],
  scenario: [],
  organisation: ['version'],
  access_token: ['hash', 'last_used_at'],
};

/** Longest value that is kept, characters: an entry stays small whatever was written. */
const LONGEST_VALUE = 2000;

/** Who changes what, written by the database itself, in the transaction of the change, and never changed. */
export class Migration20261122032935_audit extends Migration {
  override name = 'Migration20261122032935_audit';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "audit_entry" ("id" uuid not null, "at" timestamptz(3) not null, "action" text not null, "entity" text not null, "entity_id" uuid not null, "reference" text null, "campaign_id" uuid null, "before" jsonb null, "after" jsonb null, "origin" text not null, "account" text not null, "organisation" text null, "roles" text[] not null, "operation" text null, "reason" text null, "request_id" text null, primary key ("id"));`,
    );
    this.addSql(`create index "audit_entry_at_index" on "audit_entry" ("at");`);
    this.addSql(`create index "audit_entry_entity_index" on "audit_entry" ("entity");`);
    this.addSql(`create index "audit_entry_entity_id_index" on "audit_entry" ("entity_id");`);
    this.addSql(`create index "audit_entry_campaign_id_index" on "audit_entry" ("campaign_id");`);
    this.addSql(`create index "audit_entry_account_index" on "audit_entry" ("account");`);
    this.addSql(
      `alter table "audit_entry" add constraint "audit_entry_action_check" check ("action" in ('CREATE', 'UPDATE', 'DELETE'));`,
    );
    this.addSql(
      `alter table "audit_entry" add constraint "audit_entry_origin_check" check ("origin" in ('LOCAL', 'TOKEN', 'SESSION', 'COMMAND', 'SYSTEM', 'DATABASE'));`,
    );

    // A version 7 UUID, as the rest has: sorted by time.
    this.addSql(`
      create function audit_id() returns uuid language sql volatile as $audit$
        select encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid()) placing
          substring(int8send(floor(extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6),
          52, 1), 53, 1), 'hex')::uuid
      $audit$`);
    this.addSql(`
      create function audit_value(value jsonb) returns jsonb language sql immutable as $audit$
        select case when length(value::text) <= ${LONGEST_VALUE} then value
          else to_jsonb(left(value::text, ${LONGEST_VALUE}) || '…') end
      $audit$`);
    this.addSql(`
      create function audit_row(kept jsonb) returns jsonb language sql immutable as $audit$
        select jsonb_object_agg(key, audit_value(value)) from jsonb_each(kept) where value <> 'null'
      $audit$`);
    // Whoever acts is told by the transaction; without a word, it is Métronome, or another program by its account.
    this.addSql(`
      create function audit_write(act text, tabl text, named jsonb, was jsonb, becomes jsonb) returns void
      language plpgsql as $audit$
      declare
        who jsonb := coalesce(
          nullif(current_setting('metronome.actor', true), '')::jsonb,
          jsonb_build_object(
            'origin', case when current_setting('application_name') = 'metronome' then 'SYSTEM' else 'DATABASE' end,
            'account', session_user));
      begin
        insert into audit_entry (id, at, action, entity, entity_id, reference, campaign_id, before, after,
          origin, account, organisation, roles, operation, reason, request_id)
        values (audit_id(), clock_timestamp(), act, tabl, (named->>'id')::uuid,
          left(coalesce(named->>'reference', named->>'slug', named->>'name', named->>'label', named->>'file_name', named->>'code'), 200),
          case when tabl = 'campaign' then (named->>'id')::uuid else (named->>'campaign_id')::uuid end,
          was, becomes, who->>'origin', who->>'account', who->>'organisation',
          array(select jsonb_array_elements_text(coalesce(nullif(who->'roles', 'null'), '[]'))),
          who->>'operation', who->>'reason', who->>'requestId');
      end
      $audit$`);
    this.addSql(`
      create function audit_rows() returns trigger language plpgsql as $audit$
      declare
        untold text[] := coalesce(tg_argv, '{}');
      begin
        if tg_op = 'INSERT' then
          perform audit_write('CREATE', tg_table_name, to_jsonb(r), null, audit_row(to_jsonb(r) - untold - 'id'))
          from after_rows as r;
        elsif tg_op = 'DELETE' then
          perform audit_write('DELETE', tg_table_name, to_jsonb(r), audit_row(to_jsonb(r) - untold - 'id'), null)
          from before_rows as r;
        else
          perform audit_write('UPDATE', tg_table_name, to_jsonb(b), changed.was, changed.becomes)
          from before_rows as b join after_rows as a on a.id = b.id cross join lateral (
            select jsonb_object_agg(key, audit_value(one.value)) as was, jsonb_object_agg(key, audit_value(other.value)) as becomes
            from jsonb_each(to_jsonb(b) - untold) as one join jsonb_each(to_jsonb(a) - untold) as other using (key)
            where one.value is distinct from other.value
          ) as changed where changed.was is not null;
        end if;
        return null;
      end
      $audit$`);
    for (const [table, untold] of Object.entries(AUDITED))
      for (const sql of auditTriggers(table, untold)) this.addSql(sql);

    // A run holds a megabyte and changes several times a second: only what people decide and how it ends is told.
    this.addSql(`
      create function audit_run() returns trigger language plpgsql as $audit$
      declare
        campaign uuid := (select campaign_id from scenario where id = coalesce(new.scenario_id, old.scenario_id));
        was jsonb; becomes jsonb;
      begin
        if tg_op <> 'INSERT' then
          was := jsonb_strip_nulls(jsonb_build_object('state', old.state, 'reason', old.reason,
            'plan_hash', old.plan_hash, 'cancel_requested_at', old.cancel_requested_at));
        end if;
        if tg_op <> 'DELETE' then
          becomes := jsonb_strip_nulls(jsonb_build_object('state', new.state, 'reason', new.reason,
            'plan_hash', new.plan_hash, 'cancel_requested_at', new.cancel_requested_at));
        end if;
        if tg_op = 'INSERT' then
          becomes := becomes || jsonb_build_object('scenario_id', new.scenario_id, 'engine', new.engine,
            'seed', new.seed, 'instance_hash', new.instance_hash);
        end if;
        perform audit_write(case tg_op when 'INSERT' then 'CREATE' else tg_op end, 'optimization_run',
          jsonb_build_object('id', coalesce(new.id, old.id), 'campaign_id', campaign), was, becomes);
        return null;
      end
      $audit$`);
    this.addSql(`
      create trigger optimization_run_audited after insert or delete on optimization_run
      for each row execute function audit_run()`);
    this.addSql(`
      create trigger optimization_run_audited_update after update on optimization_run for each row
      when (old.state is distinct from new.state or old.cancel_requested_at is distinct from new.cancel_requested_at)
      execute function audit_run()`);

    this.addSql(`
      create function audit_is_kept() returns trigger language plpgsql as $audit$
      begin
        raise exception 'audit_entry is append-only' using errcode = 'insufficient_privilege';
      end
      $audit$`);
    this.addSql(`
      create trigger audit_entry_is_kept before update or delete or truncate on audit_entry
      for each statement execute function audit_is_kept()`);
    // Where the application is not the owner of the table, it has no right to try.
    this.addSql('revoke update, delete, truncate on audit_entry from public');
  }

  override down(): void | Promise<void> {
    for (const name of ['rows', 'run', 'is_kept', 'write', 'row', 'value', 'id'])
      this.addSql(`drop function audit_${name} cascade`);
    this.addSql('drop table audit_entry');
  }
}
