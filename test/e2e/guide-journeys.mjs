/**
 * Journeys of the guide that begin at a page as it stands: who goes where, and what is seen before the picture is taken.
 */
const deed = async (page, name) => {
  await page.getByRole('region', { name: '可办事项' }).getByRole('button', { name, exact: true }).click();
};

/** While provinces draft. */
export const IN_SPRING = [
  {
    name: 'acknowledge', account: 'xj', path: '/assignments/asg/2024/t04-o1/65',
    whole: async (page) => {
      await page.getByRole('tab', { name: '条款', exact: true }).click();
      await deed(page, '签收');
      await page.locator('form').getByRole('button', { name: '签收', exact: true }).waitFor();
    },
  },
  {
    name: 'extension', account: 'gdlead', path: '/requests?item=asg/2024/t10-o1/44&deed=RequestExtension',
    whole: async (page) => {
      await page.getByRole('dialog').getByLabel('新的日期').fill('2024-07-20');
      await page.getByText(/^计划报送由6月30日/).waitFor();
      await page.getByLabel('延期的理由').fill('主汛期，企业走访顺延。');
    },
  },
  {
    name: 'exemption', account: 'gdlead', path: '/requests?item=asg/2024/t10-o1/44&deed=RequestExemption',
    whole: async (page) => {
      await page.getByRole('radiogroup').last().waitFor();
      await page.getByRole('dialog').getByRole('textbox').first().fill('我省无此类园区，不涉及本项任务。');
    },
  },
  { name: 'cities', account: 'gd', path: '/cities', whole: (page) => page.getByRole('link', { name: '审核广州的计划' }).waitFor() },
];

/** In July, when some are late. Of what is dense a smaller desk is shown. */
export const IN_JULY = [
  { name: 'heat-map', account: 'leader', path: '/overview', desk: { width: 1000, height: 560 }, whole: (page) => page.locator('.heat-cell').nth(700).waitFor() },
  { name: 'load', account: 'director', path: '/load', whole: (page) => page.getByRole('heading', { name: '待办事项' }).waitFor() },
  { name: 'supervision', account: 'coord', path: '/registers/supervision', whole: (page) => page.getByRole('table', { name: '督办' }).getByRole('rowheader').nth(5).waitFor() },
  {
    name: 'bulletin', account: 'coord', path: '/bulletins',
    whole: async (page) => {
      await page.getByLabel('截至').fill('2024-07-02');
      await page.getByRole('button', { name: '预览' }).click();
      await page.getByRole('heading', { name: '关于2024年度工作指引推进情况的通报' }).waitFor();
    },
  },
  { name: 'ranking', account: 'leader', path: '/rates?by=score', whole: (page) => page.getByText(/^按期率 /).first().waitFor() },
  { name: 'audit', account: 'aud', path: '/audit', whole: (page) => page.getByText(/^共 \d+ 条/).waitFor() },
];

/** The reply of whoever has the first open case that is answered by hand; found by the register. */
export const reply = {
  name: 'reply',
  whole: async (page) => {
    await deed(page, '回复督办');
    const form = page.locator('form').filter({ hasText: '承诺完成日期' });
    await form.getByRole('textbox').first().fill('已成立专班补报，计划本月中旬前完成报送。');
    await form.getByLabel('承诺完成日期').fill('2024-07-15');
  },
};

/** Once every milestone was reported. */
export const completion = {
  name: 'completion', account: 'gdlead', path: '/assignments/asg/2024/t07-o1/44',
  whole: async (page) => {
    await deed(page, '办结');
    await page.getByLabel('完成情况与佐证').fill('全年任务已完成，各节点佐证均已报送。');
  },
};
