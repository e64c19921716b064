import { Inject, Injectable } from '@nestjs/common';
import { LoginFailureStore } from '#persistence/content/login-failure.store.js';
import { foldedAccount } from '#persistence/content/user.store.js';
import { ApiError } from '../platform/api-error.js';

export const FAILURES_THAT_LOCK = 5;
export const LOCKED_MS = 30 * 60_000;
/** Of one address, whoever it names; those behind one gateway have this much together. */
const FAILURES_OF_AN_ADDRESS = 100;
const ADDRESS_MS = 60_000;

/** I3: five failures lock an account for 30 minutes, in every process and over restarts; a hundred a minute shut an address. */
@Injectable()
export class LoginThrottle {
  constructor(@Inject(LoginFailureStore) private readonly failures: LoginFailureStore) {}

  /** Refuses with the minutes left. */
  async pass(account: string, source: string | null): Promise<void> {
    refuse(Math.max(await this.failures.minutesShut(keyOf(account), FAILURES_THAT_LOCK), await this.failures.minutesShut(`address ${source}`, FAILURES_OF_AN_ADDRESS)));
  }

  /** Whoever it is: nobody is known yet. */
  async passAddress(source: string | null): Promise<void> {
    refuse(await this.failures.minutesShut(`address ${source}`, FAILURES_OF_AN_ADDRESS));
  }

  async failed(account: string, source: string | null): Promise<void> {
    await this.accountFailed(account);
    await this.addressFailed(source);
  }

  async accountFailed(account: string): Promise<void> {
    await this.failures.add(keyOf(account), LOCKED_MS);
  }

  async addressFailed(source: string | null): Promise<void> {
    await this.failures.add(`address ${source}`, ADDRESS_MS);
  }

  async succeeded(account: string): Promise<void> {
    await this.failures.forget(keyOf(account));
  }
}

const keyOf = (account: string): string => `account ${foldedAccount(account)}`;

const refuse = (minutes: number): void => {
  if (minutes > 0) throw new ApiError('TOO_MANY', { minutes });
};
