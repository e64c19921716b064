import nodemailer, { type TransportOptions } from 'nodemailer';
import type pg from 'pg';

/** How many things the check finds on one side alone. */
export type Unmatched = () => Promise<number>;

interface Plant {
  readonly name: string;
  readonly plant: string;
  readonly takeBack: string;
}
const NOBODYS = '00000000-0000-4000-8000-00000000dead';
const ONE_ROW = `(assignment_id, duty, rule, occurrence) = (select assignment_id, duty, rule, occurrence from reminder where state = 'dispatched' order by 1, 2, 3, 4 limit 1)`;
const ONE_DELIVERY = `ctid = (select ctid from delivery where channel = 'in_app' order by assignment_id, duty, rule, occurrence, recipient limit 1)`;
/** What is wrong in one place alone; each is taken back. */
const PLANTS: readonly Plant[] = [
  {
    name: 'a message that no row of the ledger is of',
    plant: `insert into message (id, channel, recipient, kind, title, lines, created_at, state) values ('${NOBODYS}', 'in_app', 'coord', 'digest', '{}', '[{"assignment":"asg/2024/t07-o1/44","reminder":"plan|T-99|2024-06-30"}]', now(), 'sent')`,
    takeBack: `delete from message where id = '${NOBODYS}'`,
  },
  { name: 'a row that is missing for its message', plant: `update reminder set state = 'suppressed', suppressed_reason = 'planted' where ${ONE_ROW}`, takeBack: `update reminder set state = 'dispatched', suppressed_reason = null where suppressed_reason = 'planted'` },
  { name: 'a delivery of which its message does not tell', plant: `update delivery set recipient = recipient || '~' where ${ONE_DELIVERY}`, takeBack: `update delivery set recipient = rtrim(recipient, '~') where recipient like '%~'` },
];

/** What of this turned out otherwise: each plant must be found, and nothing be left of it. */
export async function faultsOfCheck(owner: pg.Client | pg.Pool, unmatched: Unmatched, mail?: { send: () => Promise<void>; takeBack: () => Promise<void> }): Promise<string[]> {
  const faults: string[] = [];
  const run = async (name: string, plant: () => Promise<unknown>, takeBack: () => Promise<unknown>): Promise<void> => {
    await plant();
    if ((await unmatched()) === 0) faults.push(`${name}: not found`);
    await takeBack();
    if ((await unmatched()) > 0) faults.push(`${name}: something is left of it`);
  };
  const before = await unmatched();
  if (before > 0) return [`${before} unmatched before anything was planted`];
  for (const { name, plant, takeBack } of PLANTS) await run(name, () => owner.query(plant), () => owner.query(takeBack));
  if (mail) await run('a mail that no message is of', mail.send, mail.takeBack);
  return faults;
}

/** Somebody's own mail, to the same server: it bears no key of ours. */
export async function strayMail(options: TransportOptions): Promise<void> {
  const transport = nodemailer.createTransport(options);
  await transport.sendMail({ from: 'stray@example.test', to: 'who@example.test', subject: 'stray', text: 'stray' });
  transport.close();
}

const SAYS: Readonly<Record<'zh' | 'en', readonly (readonly [string, RegExp])[]>> = {
  zh: [['why it came', /您收到此消息，是因为/], ['by when', /月\d+日（周.）24:00前|（不设期限）/], ['what happens otherwise', /不按期办理: \S/], ['how to stop it', /不能关闭|可在“我的”页面关闭/]],
  en: [['why it came', /You get this because/], ['by when', /by 24:00 on \w{3} \d{4}-\d\d-\d\d|\(no date is set\)/], ['what happens otherwise', /otherwise: \S/], ['how to stop it', /cannot be switched off|switch it off/]],
};
/** What a stranger would miss in a mail, and what must not stand in any: an address, a token, words of a plan. */
export const faultsOfMail = ({ subject, text, html }: { readonly subject: string; readonly text: string; readonly html: string }, plans: readonly string[]): string[] => {
  const missing = SAYS[/\p{Script=Han}/u.test(subject) ? 'zh' : 'en'].filter(([, sign]) => !sign.test(text)).map(([what]) => `${subject}: does not say ${what}`);
  const whole = `${subject}\n${text}\n${html}`;
  return [...missing, ...(/https?:|www\.|href=|token/i.test(whole) ? [`${subject}: holds a link`] : []), ...plans.filter((plan) => whole.includes(plan)).map((plan) => `${subject}: holds words of a plan, ${plan}`)];
};
