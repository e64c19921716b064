import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Passwords with an age and a history, second factors, failed logins and sessions that end with what they were opened on (decision record 0054). */
export class GuardIdentities20240217T0900 implements MigrationInterface {
  readonly name = 'GuardIdentities1708160400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table app_user add column password_set_at timestamptz not null default now(), add column password_must_change boolean not null default false,
      add column last_login_at timestamptz, add column session_epoch int not null default 0`);
    await runner.query(`create table password_history (id bigint generated always as identity primary key, user_id text not null references app_user (id), password_hash text not null, set_at timestamptz not null default now())`);
    await runner.query('create index password_history_user on password_history (user_id, id)');
    // `sealed`: AES-256-GCM; `pending` until the first code of it was given. `last_step`: no code of it or before counts again.
    await runner.query(`create table second_factor (user_id text primary key references app_user (id), sealed text, pending text, last_step bigint not null default 0, enrolled_at timestamptz)`);
    await runner.query(`create table recovery_code (user_id text not null references app_user (id), code_hash text not null, used_at timestamptz, primary key (user_id, code_hash))`);
    // Keys are hashed: nobody reads from it which names were tried.
    await runner.query(`create table login_failure (key text primary key, count int not null, until timestamptz not null)`);
    await runner.query('create index login_failure_until on login_failure (until)');
    await runner.query(`create table security_setting (id int primary key default 1 check (id = 1), second_factor_required boolean not null, fresh_login_required boolean not null, changed_at timestamptz not null default now(), changed_by text)`);
    await runner.query(`create index session_by_user on session ((sess ->> 'userId'))`);
    await runner.query('grant select, insert, update, delete on password_history, second_factor, recovery_code, login_failure, security_setting to liandong_app');
    // Whoever changes a person's rights or password, by whatever door: what was opened before is over at its next request.
    await runner.query(`create function end_sessions() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
      begin
        new.session_epoch := old.session_epoch + 1;
        delete from public.session where session.sess ->> 'userId' = new.id;
        return new;
      end $$`);
    await runner.query('revoke all on function end_sessions() from public');
    await runner.query(`create trigger app_user_end_sessions before update on app_user for each row
      when ((old.enabled, old.roles, old.unit_id, old.password_hash, old.valid_from, old.valid_until) is distinct from (new.enabled, new.roles, new.unit_id, new.password_hash, new.valid_from, new.valid_until))
      execute function end_sessions()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop trigger app_user_end_sessions on app_user');
    await runner.query('drop function end_sessions()');
    await runner.query('drop index session_by_user');
    for (const table of ['security_setting', 'login_failure', 'recovery_code', 'second_factor', 'password_history']) await runner.query(`drop table ${table}`);
    await runner.query('alter table app_user drop column password_set_at, drop column password_must_change, drop column last_login_at, drop column session_epoch');
  }
}
