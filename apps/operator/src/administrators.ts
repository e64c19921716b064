import { parseArgs } from 'node:util';
import { renewAdministrator } from '#persistence/seed/first-administrators.js';
import { run, say, UsageError } from './command.js';
import { findServers } from './connect.js';
import { firstPasswordLines } from './first-passwords.js';

const USAGE = `npm run administrators -- --renew ACCOUNT
  --renew  为三员之一生成新的一次性口令（本人口令丢失时）/ makes a new password, good for one login, for one of the three administrators who lost theirs`;

/** 三员 whose password is lost: nobody may make one for them within the system. */
async function main(): Promise<number> {
  const account = renewed();
  const made = await renewAdministrator(findServers().databaseUrl, account);
  if (!made) throw new UsageError(`${account}：不是三员账号。/ ${account} is no administrator's account.`);
  firstPasswordLines([made]).forEach(say);
  return 0;
}

const renewed = (): string => {
  try {
    const { renew } = parseArgs({ options: { renew: { type: 'string' } } }).values;
    if (renew) return renew;
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${USAGE}`);
  }
  throw new UsageError(USAGE);
};

run(main);
