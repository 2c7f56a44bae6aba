import { Migration } from '@mikro-orm/migrations';

/** Pins of a scenario become decisions of its hand; going back keeps those that pins could say, of sessions named. */
export class Migration20261122030555_scenario_hand extends Migration {
  override name = 'Migration20261122030555_scenario_hand';

  override up(): void | Promise<void> {
    this.addSql(`alter table "scenario" rename column "pins" to "hand";`);
    // A pin held whatever closes its week. Forbidden days closed every week that they met: from Monday to Sunday.
    this.addSql(`
      update "scenario" set "hand" = jsonb_build_object(
        'plan', null, 'solveOnly', null, 'minimalChange', null, 'horizon', null,
        'decisions',
        (select coalesce(jsonb_agg(jsonb_build_object(
            'kind', 'PIN', 'which', jsonb_build_array(pin->'session'), 'at', pin->'date', 'evenIfClosed', true)), '[]')
          from jsonb_array_elements(coalesce("hand"->'held', '[]')) as pin)
        ||
        (select coalesce(jsonb_agg(jsonb_build_object(
            'kind', 'FORBID', 'which', jsonb_build_array(pin->'session'), 'when', jsonb_build_object(
              'from', to_char(date_trunc('week', (pin->>'from')::date), 'YYYY-MM-DD'),
              'to', to_char(date_trunc('week', (pin->>'to')::date) + interval '6 days', 'YYYY-MM-DD')))), '[]')
          from jsonb_array_elements(coalesce("hand"->'forbidden', '[]')) as pin));`);
  }

  override down(): void | Promise<void> {
    this.addSql(`
      update "scenario" set "hand" = jsonb_build_object(
        'held',
        (select coalesce(jsonb_agg(jsonb_build_object('session', session, 'date', decision->'at')), '[]')
          from jsonb_array_elements("hand"->'decisions') as decision,
               jsonb_array_elements(case when jsonb_typeof(decision->'which') = 'array' then decision->'which' else '[]' end) as session
          where decision->>'kind' = 'PIN'),
        'forbidden',
        (select coalesce(jsonb_agg(jsonb_build_object('session', session) || (decision->'when')), '[]')
          from jsonb_array_elements("hand"->'decisions') as decision,
               jsonb_array_elements(case when jsonb_typeof(decision->'which') = 'array' then decision->'which' else '[]' end) as session
          where decision->>'kind' = 'FORBID'));`);
    this.addSql(`alter table "scenario" rename column "hand" to "pins";`);
  }
}
