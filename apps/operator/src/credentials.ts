import { parseArgs } from 'node:util';
import { operatorEnvironment } from '#config/environment.js';
import { fromCaller, run, say, UsageError } from './command.js';
import { issueCredentials } from './issue-credentials.js';

const USAGE = `npm run credentials -- --to DIR [--renew] [--accounts] [--host NAME]…
  --to        证书与令牌写到这个目录，每个部分一个子目录 / certificates and tokens go there, a folder a part
  --renew     除两个签发者外全部换新；然后重启各部分 / all but the two authorities anew; then restart the parts
  --accounts  以 root 运行时：每把钥匙归其镜像的账户所有 / as root: each key belongs to the account of its image
  --host      服务器另有的名称或地址 / another name or address of the servers`;

/** What the parts of an installation show each other: made where missing, kept while good. Prints no secret. */
function main(): number {
  const { to, renew, accounts, host } = readArguments();
  if (to === undefined) throw new UsageError(USAGE);
  const { TEMPORAL_NAMESPACE: namespace } = operatorEnvironment();
  const issued = issueCredentials({ dir: fromCaller(to), namespace, moreHosts: host, areAccountsGiven: accounts, isRenewed: renew, now: new Date() });
  for (const { about, until, isNew } of issued) say(`${isNew ? '✔ 新 new ' : '· 在 kept'}  ${about}  → ${until.toISOString().slice(0, 10)}`);
  return 0;
}

const readArguments = () => {
  try {
    return parseArgs({ options: { to: { type: 'string' }, renew: { type: 'boolean', default: false }, accounts: { type: 'boolean', default: false }, host: { type: 'string', multiple: true, default: [] } } }).values;
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${USAGE}`);
  }
};

run(main);
