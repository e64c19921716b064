import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person with an account; roles count in `unitId`. */
@Entity('app_user')
export class AppUser {
  @PrimaryColumn('text') id!: string;
  @Column('text', { unique: true }) account!: string;
  @Column('text') name!: string;
  @Column('text', { name: 'unit_id' }) unitId!: string;
  @Column('text', { array: true }) roles!: string[];
  @Column('text') email!: string;
  /** argon2id. */
  @Column('text', { name: 'password_hash' }) passwordHash!: string;
  @Column('boolean', { default: true }) enabled!: boolean;
  /** Beijing days, inclusive; null: without end. */
  @Column('date', { name: 'valid_from', nullable: true }) validFrom!: string | null;
  @Column('date', { name: 'valid_until', nullable: true }) validUntil!: string | null;
  @Column('timestamptz', { name: 'password_set_at', default: () => 'now()' }) passwordSetAt!: Date;
  /** It was made by another: its owner chooses one of their own first. */
  @Column('boolean', { name: 'password_must_change', default: false }) passwordMustChange!: boolean;
  /** Such a one lets in once. */
  @Column('boolean', { name: 'password_used', default: false }) passwordUsed!: boolean;
  @Column('timestamptz', { name: 'last_login_at', nullable: true }) lastLoginAt!: Date | null;
  /** Counts changes of rights and password; a session of an earlier one is over. */
  @Column('int', { name: 'session_epoch', default: 0 }) sessionEpoch!: number;
}
