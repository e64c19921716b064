import { parseArgs } from 'node:util';
import { renewAdministrator } from '#persistence/seed/first-administrators.js';
import { unbindSignOn } from '#persistence/seed/unbind-sign-on.js';
import { run, say, UsageError } from './command.js';
import { findServers } from './connect.js';
import { firstPasswordLines } from './first-passwords.js';

const USAGE = `npm run administrators -- --renew ACCOUNT | --unbind ACCOUNT
  --renew  为三员之一生成新的一次性口令（本人口令丢失时）/ makes a new password, good for one login, for one of the three administrators who lost theirs
  --unbind  解除任一账号与统一身份认证的绑定，下次登录重新绑定 / takes an account's identity of single sign-on off it; the next login binds anew`;

/** What nobody may do within the system: a password for 三员 who lost theirs, another identity for an account. */
async function main(): Promise<number> {
  const { renew, unbind } = asked();
  const { databaseUrl } = findServers();
  if (renew !== undefined) {
    const made = await renewAdministrator(databaseUrl, renew);
    if (!made) throw new UsageError(`${renew}：不是三员账号。/ ${renew} is no administrator's account.`);
    firstPasswordLines([made]).forEach(say);
  }
  if (unbind !== undefined) {
    const taken = await unbindSignOn(databaseUrl, unbind);
    if (taken === undefined) throw new UsageError(`${unbind}：没有这个账号。/ There is no account ${unbind}.`);
    say(`${unbind}：已解除 ${taken} 个绑定。/ ${taken} bindings taken off.`);
  }
  return 0;
}

const asked = (): { renew?: string; unbind?: string } => {
  try {
    const { renew, unbind } = parseArgs({ options: { renew: { type: 'string' }, unbind: { type: 'string' } } }).values;
    if (renew || unbind) return { ...(renew && { renew }), ...(unbind && { unbind }) };
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${USAGE}`);
  }
  throw new UsageError(USAGE);
};

run(main);
