import { Migration } from '@mikro-orm/migrations';

export class Migration20261122025532_signing_in extends Migration {
  override name = 'Migration20261122025532_signing_in';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "signed_session" ("id" uuid not null, "hash" text not null, "account" text not null, "organisation_id" uuid not null, "sealed_id_token" text not null, "created_at" timestamptz(3) not null, "last_seen_at" timestamptz(3) not null, "expires_at" timestamptz(3) not null, primary key ("id"));`,
    );
    this.addSql(`alter table "signed_session" add constraint "signed_session_hash_unique" unique ("hash");`);
    this.addSql(
      `create index "signed_session_organisation_id_index" on "signed_session" ("organisation_id");`,
    );
    this.addSql(`create index "signed_session_expires_at_index" on "signed_session" ("expires_at");`);

    this.addSql(
      `create table "sign_in" ("id" uuid not null, "state_hash" text not null, "nonce" text not null, "verifier" text null, "created_at" timestamptz(3) not null, "expires_at" timestamptz(3) not null, primary key ("id"));`,
    );
    this.addSql(`alter table "sign_in" add constraint "sign_in_state_hash_unique" unique ("state_hash");`);
    this.addSql(`create index "sign_in_expires_at_index" on "sign_in" ("expires_at");`);

    this.addSql(
      `alter table "signed_session" add constraint "signed_session_organisation_id_foreign" foreign key ("organisation_id") references "organisation" ("id");`,
    );
    this.addSql(
      `alter table "signed_session" add constraint "signed_session_hash_check" check (hash ~ '^[0-9a-f]{64}$');`,
    );

    this.addSql(
      `alter table "sign_in" add constraint "sign_in_state_hash_check" check (state_hash ~ '^[0-9a-f]{64}$');`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "signed_session" cascade;`);
    this.addSql(`drop table if exists "sign_in" cascade;`);
  }
}
