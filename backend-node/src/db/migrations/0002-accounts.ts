import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * How people sign in. The tables are those of better-auth, named in our words; what is private
 * (address, password) is here, and what everybody sees is in `users`, under the same uuid.
 */
export const accounts: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`
      create table accounts (
        id uuid primary key default gen_random_uuid(),
        name text not null,
        email text not null unique check (email = lower(email)),
        email_verified boolean not null default false,
        image text,
        username text not null,
        created_at timestamptz(3) not null default now(),
        updated_at timestamptz(3) not null default now()
      )`.execute(db);
    // Whoever confirms an address first has the handle: reserved before, it would tell a stranger
    // whether an address was new.
    await sql`
      create unique index accounts_username_key on accounts (lower(username))
        where email_verified`.execute(db);
    await sql`
      create index accounts_unconfirmed_idx on accounts (created_at)
        where not email_verified`.execute(db);
    // Fifty of people's characters, each of at most 25 code units.
    await sql`
      alter table users drop constraint users_display_name_check, add check (
        char_length(btrim(display_name)) > 0 and char_length(display_name) <= 1250)`.execute(db);

    await sql`
      create table sessions (
        id uuid primary key default gen_random_uuid(),
        user_id uuid not null references accounts (id) on delete cascade,
        token text not null unique,
        ip_address text,
        user_agent text,
        created_at timestamptz(3) not null default now(),
        updated_at timestamptz(3) not null default now(),
        expires_at timestamptz(3) not null
      )`.execute(db);
    await sql`create index sessions_user_id_idx on sessions (user_id)`.execute(db);
    await sql`create index sessions_expires_at_idx on sessions (expires_at)`.execute(db);

    await sql`
      create table credentials (
        id uuid primary key default gen_random_uuid(),
        user_id uuid not null references accounts (id) on delete cascade,
        account_id text not null,
        provider_id text not null,
        access_token text,
        refresh_token text,
        id_token text,
        access_token_expires_at timestamptz(3),
        refresh_token_expires_at timestamptz(3),
        scope text,
        password text,
        created_at timestamptz(3) not null default now(),
        updated_at timestamptz(3) not null default now()
      )`.execute(db);
    await sql`create index credentials_user_id_idx on credentials (user_id)`.execute(db);

    await sql`
      create table verifications (
        id uuid primary key default gen_random_uuid(),
        identifier text not null,
        value text not null,
        expires_at timestamptz(3) not null,
        created_at timestamptz(3) not null default now(),
        updated_at timestamptz(3) not null default now()
      )`.execute(db);
    await sql`create index verifications_identifier_idx on verifications (identifier)`.execute(db);

    await sql`create index verifications_expires_at_idx on verifications (expires_at)`.execute(db);

    // What all copies of the server must share and nobody else may know.
    await sql`
      create table secrets (
        name text primary key,
        value text not null
      )`.execute(db);

    // As rate-limiter-flexible keeps them, shared by all copies of the server.
    await sql`
      create table rate_limits (
        key varchar(255) primary key,
        points integer not null default 0,
        expire bigint
      )`.execute(db);
    await sql`create index rate_limits_expire_idx on rate_limits (expire)`.execute(db);

    // A person is seen by others from the moment their address is confirmed, and no longer than
    // the account. In the database, so that one never exists without the other.
    await sql`
      create function keep_user_of_account() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' then
          delete from users where uuid = old.id;
          return old;
        end if;
        if new.email_verified then
          insert into users (uuid, handle, display_name)
          values (new.id, new.username, new.name)
          on conflict (uuid) do nothing;
        end if;
        return new;
      end $$`.execute(db);
    await sql`
      create trigger accounts_user after insert or update of email_verified or delete on accounts
        for each row execute function keep_user_of_account()`.execute(db);
  },
};
