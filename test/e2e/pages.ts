import type { Page } from 'playwright-core';
import { SAMPLE, sampleText } from '#testing/sample-notice.js';
import { verb } from './browser.js';

/** A notice of another year, so that what the demo was launched with stays as it is; the same file opens its first import. */
const importNotice = async (page: Page): Promise<string> => {
  const answer = await page.request.post('/api/v1/catalogue-versions/files', {
    headers: { 'idempotency-key': crypto.randomUUID() },
    multipart: { file: { name: 'notice.txt', mimeType: 'text/plain', buffer: Buffer.from(sampleText(SAMPLE)) } },
  });
  const { stream } = (await answer.json()) as { stream: string };
  return `/catalogue/versions/${stream.replace('catalogue/', '')}`;
};

export interface PageEntry {
  readonly path: string;
  readonly account: string;
  /** Opens what is folded, and answers once all of it stands there, in Chinese. */
  readonly whole: (page: Page) => Promise<unknown>;
  /** The route where it ends, if `path` only leads there. */
  readonly route?: string;
  /** Too long for every run: `npm run a11y` alone opens it. */
  readonly isLong?: boolean;
}

/** Where each page is, and what stands on it once it is whole. A route that is missing here turns a test red. */
export const PAGES: readonly PageEntry[] = [
  { path: '/worklist', account: 'gd', whole: (page) => page.getByRole('list', { name: '待办' }).getByRole('listitem').first().waitFor() },
  { path: '/assignments/asg/2024/t02-o1/44', account: 'gd', whole: (page) => page.getByRole('group', { name: /^意见 1 · / }).waitFor() },
  {
    path: '/assignments/asg/2024/t08-o1/44', account: 'gd',
    whole: async (page) => {
      await page.getByRole('button', { name: '校核', exact: true }).click();
      await page.getByRole('list', { name: '校核' }).getByText('阻断').first().waitFor();
      await page.getByRole('button', { name: '为“目标”附文件' }).click();
      await page.getByText(/^每个文件不超过/).waitFor();
      await page.getByRole('checkbox', { name: '“目标”不适用' }).check();
      await page.getByRole('textbox', { name: '“目标”不适用的理由' }).waitFor();
    },
  },
  ...['plan', 'letter', 'receipt'].map((what) => ({ path: `/prints/asg/2024/t02-o1/44?what=${what}`, account: 'gd', whole: (page: Page) => page.locator('#sheet-title').waitFor() })),
  { path: '/sign-off', account: 'gdlead', whole: (page) => page.getByRole('heading', { level: 1, name: '签批' }).waitFor() },
  { path: '/notices', account: 'gd', whole: (page) => page.getByRole('heading', { level: 2 }).first().waitFor() },
  {
    path: '/assignments/asg/2024/t01-o1/44', account: 'cosign',
    whole: async (page) => {
      await verb(page, '退回').click();
      await page.getByRole('textbox', { name: '意见 1' }).waitFor();
    },
  },
  { path: '/return-letters/asg/2024/t01-o1/44', account: 'cosign', whole: (page) => page.getByRole('heading', { level: 1, name: /^退回意见函/ }).waitFor() },
  {
    path: '/assignments/asg/2024/t07-o1/44', account: 'bureau',
    whole: async (page) => {
      await page.getByRole('tab', { name: '差异', exact: true }).click();
      await page.getByText(/^只报送过一次/).waitFor();
      await verb(page, '附条件通过').click();
      await page.getByRole('textbox', { name: '条件 1', exact: true }).waitFor();
    },
  },
  { path: '/overview', account: 'coord', whole: (page) => page.locator('.heat-cell, .tile').nth(20).waitFor() },
  { path: '/overview?view=table&task=t07', account: 'coord', whole: (page) => page.getByText('加强专利转化运用专项行动组织实施').nth(5).waitFor() },
  { path: '/items?light=yellow', account: 'coord', whole: (page) => page.getByText(/^共 \d+ 条/).waitFor() },
  { path: '/tasks/t07', account: 'coord', whole: (page) => page.getByRole('heading', { level: 1, name: /^T07 / }).waitFor() },
  { path: '/units/44', account: 'gd', whole: (page) => page.getByText(/^共 \d+ 条/).waitFor() },
  { path: '/rates', account: 'leader', whole: (page) => page.getByText('合计', { exact: true }).waitFor() },
  { path: '/rates?by=score', account: 'leader', whole: (page) => page.getByText(/^按期率 /).first().waitFor() },
  { path: '/rates?by=score&level=city', account: 'leader', whole: (page) => page.getByRole('table', { name: '地市' }).or(page.getByRole('list', { name: '地市' })).first().waitFor() },
  { path: '/rates?level=city', account: 'leader', whole: (page) => page.getByText('合计', { exact: true }).waitFor() },
  { path: '/metrics', account: 'leader', whole: (page) => page.getByText(/^共 \d+ 条/).waitFor() },
  { path: '/metrics?metric=t08-o1-k2', account: 'leader', whole: (page) => page.getByText(/^未报 32 个单位/).waitFor() },
  { path: '/flags?task=t07', account: 'coord', whole: (page) => page.getByText('该任务的报送没有需要核对的地方。').waitFor() },
  { path: '/load', account: 'coord', whole: (page) => page.getByText('人均待办').first().waitFor() },
  { path: '/load', account: 'director', whole: (page) => page.getByRole('heading', { name: '待办事项' }).waitFor() },
  { path: '/security', account: 'sec', whole: (page) => page.getByText(/^共 \d+ 条/).waitFor() },
  { path: '/security?tab=accounts', account: 'sec', whole: (page) => page.getByText(/^共 \d+ 条/).waitFor() },
  { path: '/security?tab=rules', account: 'sec', whole: (page) => page.getByText(/^会话闲置/).waitFor() },
  { path: '/audit', account: 'aud', whole: (page) => page.getByText(/^共 \d+ 条/).waitFor() },
  { path: '/bulletins', account: 'coord', whole: (page) => page.getByText('本年度还没有印发通报。').waitFor() },
  { path: '/briefing', account: 'leader', whole: (page) => page.getByRole('heading', { name: /^红灯事项/ }).waitFor() },
  { path: '/overview?asOf=2024-03-28', account: 'leader', whole: (page) => page.getByText(/^本年度任务尚未下达/).waitFor() },
  { path: '/registers/reminders', account: 'coord', whole: (page) => page.getByText('不发：下达时已过').nth(5).waitFor() },
  { path: '/registers/supervision', account: 'coord', whole: (page) => page.getByText(/^没有督办事项/).waitFor() },
  { path: '/catalogue?task=t08', account: 'coord', whole: (page) => page.getByText('T08-O1', { exact: true }).waitFor() },
  ...['people', 'calendar', 'check', 'preview', 'launch'].map((step) => ({ path: `/cycles/2024?step=${step}`, account: 'coord', whole: (page: Page) => page.locator('#step-title, .empty-state').first().waitFor() })),
  { path: '/organisation?unit=44&person=gd', account: 'coord', whole: (page) => page.getByRole('heading', { name: '修改 林晓彤' }).waitFor() },
  {
    path: '/organisation?unit=44', account: 'coord',
    whole: async (page) => {
      await page.getByRole('button', { name: '调动 林晓彤' }).click();
      await page.getByText(/^移交 \d+ 件在手事项/).waitFor();
    },
  },
  {
    path: '/rehearsals', account: 'coord',
    whole: async (page) => {
      await page.getByRole('button', { name: '运行演练' }).click();
      await page.getByRole('button', { name: '运行', exact: true }).click();
      await page.getByText(/^539 项事项/).waitFor();
      await page.getByRole('table', { name: '通知与督办' }).or(page.getByRole('list', { name: '通知与督办' })).waitFor();
    },
  },
  { path: '/rehearsals?tab=load', account: 'coord', whole: (page) => page.getByRole('heading', { name: /^各部门每周审核量/ }).waitFor() },
  {
    path: '/changes?propose=deadline', account: 'coord',
    whole: async (page) => {
      await page.getByText(/^还没有变更单/).or(page.getByRole('link', { name: /期限改为/ })).first().waitFor();
      // On the phone it says where it can be done.
      await page.getByRole('form', { name: '改期限' }).or(page.getByText(/^下达、导入和规则请在电脑上办理/)).waitFor();
    },
  },
  { path: '/calendar', account: 'coord', whole: (page) => page.getByText('国办发明电〔2023〕7号').waitFor() },
  { path: '/rules?dueOn=2024-06-30', account: 'coord', whole: (page) => page.getByText('蓝色督办单').first().waitFor() },
  { path: '/cycles/2024?step=preview&script=punctual', account: 'coord', whole: (page) => page.getByText(/期限到时未办 \d+ 次$/).or(page.locator('.empty-state')).first().waitFor() },
  { path: '/cycles/2024/carry-over', account: 'coord', whole: (page) => page.getByText('没有可以结转的往年周期。').waitFor() },
  { path: '/system', account: 'sys', whole: (page) => page.getByText(/^截至 .* 没有到点未办的事项/).or(page.getByText(/^有到点未办的事项/)).first().waitFor() },
  { path: '/system?tab=stuck', account: 'sys', whole: (page) => page.getByRole('button', { name: '立即核对' }).waitFor() },
  { path: '/system?tab=channels', account: 'sys', whole: (page) => page.getByText('环境变量', { exact: true }).first().waitFor() },
  { path: '/system?tab=accounts', account: 'sys', whole: (page) => page.getByText(/^共 \d+ 条/).waitFor() },
  { path: '/cycles/2024', account: 'gd', whole: (page) => page.getByText(/^此页由统筹管理员/).waitFor() },
  { path: '/progress', account: 'bureau', whole: (page) => page.getByRole('button', { name: '进展报送' }).first().waitFor() },
  { path: '/progress?item=asg/2024/t11-b/dept-operations&deed=SubmitProgress', account: 'bureau', whole: (page) => page.getByRole('dialog').getByLabel('进度', { exact: true }).waitFor() },
  { path: '/assignments/asg/2024/t11-b/dept-operations', account: 'bureau', whole: (page) => page.getByRole('heading', { name: '报送计划' }).waitFor() },
  { path: '/requests', account: 'gdlead', whole: (page) => page.getByRole('button', { name: '申报选做' }).first().waitFor() },
  {
    path: '/requests?item=asg/2024/t10-o1/44&deed=RequestExtension', account: 'gdlead',
    whole: async (page) => {
      await page.getByRole('dialog').getByLabel('新的日期').fill('2024-07-20');
      await page.getByText(/^计划报送由6月30日/).waitFor();
    },
  },
  { path: '/cities', account: 'gd', whole: (page) => page.getByRole('link', { name: '审核广州的计划' }).waitFor() },
  {
    path: '/bulletins', route: '/bulletins/$bulletin', account: 'coord', isLong: true,
    whole: async (page) => {
      const issued = await page.request.post('/api/v1/bulletins', { data: { year: 2024, asOf: '2024-03-28' } });
      if (issued.ok()) await page.reload();
      await page.getByRole('link', { name: /第1期$/ }).click();
      await page.getByRole('heading', { level: 1, name: /第1期$/ }).waitFor();
    },
  },
  { path: '/outbox', account: 'coord', whole: (page) => page.getByText(/^收件人：/).first().waitFor() },
  {
    path: '/me', account: 'coord',
    whole: async (page) => {
      await page.getByRole('group', { name: '外观' }).waitFor();
      for (const fold of await page.locator('.fold > summary').all()) await fold.click();
      await page.getByText('（本会话）').waitFor();
      await page.getByText(/^口令至少/).waitFor();
    },
  },
  { path: '/help', account: 'gd', whole: (page) => page.getByRole('heading', { level: 1, name: /^联络员和经办人/ }).waitFor() },
  { path: '/help?chapter=runbooks/RelayLags', account: 'sys', whole: (page) => page.getByRole('heading', { level: 1, name: /^RelayLags/ }).or(page.getByRole('heading', { level: 1, name: /^The relay lags/ })).waitFor(), isLong: true },
  { path: '/help?chapter=adr/0001-the-record-decides', account: 'coord', whole: (page) => page.getByRole('heading', { level: 1, name: /^0001\. / }).waitFor(), isLong: true },
  { path: '/help?chapter=settings', account: 'coord', whole: (page) => page.getByText('渠道', { exact: true }).first().waitFor(), isLong: true },
  {
    path: '/catalogue', route: '/catalogue/versions/$version', account: 'coord', isLong: true,
    whole: async (page) => {
      await page.goto(await importNotice(page));
      await page.locator('.source-pane, .empty-state').first().waitFor();
    },
  },
  {
    path: '/catalogue', route: '/catalogue/versions/$version/diff', account: 'coord', isLong: true,
    whole: async (page) => {
      await page.goto(`${await importNotice(page)}/diff`);
      await page.locator('h1').waitFor();
    },
  },
  { path: '/cycles/2024?step=guideline', account: 'coord', whole: (page) => page.locator('#step-title, .empty-state').first().waitFor(), isLong: true },
  { path: '/cycles/2024?step=catalogue', account: 'coord', whole: (page) => page.locator('#step-title, .empty-state').first().waitFor(), isLong: true },
  { path: '/nowhere', route: '*', account: 'gd', whole: (page) => page.getByRole('heading', { level: 1 }).waitFor(), isLong: true },
];
