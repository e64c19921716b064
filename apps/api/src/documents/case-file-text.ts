import { SUMS } from '#documents/case-file/case-file.js';
import type { SignedIn } from '../platform/request.js';
import { sideOf } from '../platform/visibility.js';
import type { View } from './letters.js';

const SIDES: Readonly<Record<ReturnType<typeof sideOf>, readonly [string, string]>> = { unit: ['承办单位', 'the unit'], province: ['省级审核单位', 'the province that reviews'], bureau: ['国家局', 'the bureau'], outside: ['抄送单位', 'those who have a copy'] };

/** As many bytes as every system takes in a name, with room for a number before it. */
const NAME_BYTES = 200;
/** No system refuses it, no line of sums is broken by it, and what opens it by its ending still does. */
export const safeName = (name: string): string => {
  const clean = name.replaceAll(/[/\\\p{Cc}"<>|:*?]/gu, '_');
  const [ending = ''] = /\.[^.]{1,12}$/u.exec(clean) ?? [];
  let stem = '';
  for (const character of clean.slice(0, clean.length - ending.length)) {
    if (Buffer.byteLength(stem + character + ending) > NAME_BYTES) break;
    stem += character;
  }
  return stem + ending;
};

/** What is in the zip, and how to see that nobody changed it. */
export const readMe = (view: View, user: SignedIn, left: readonly string[]): string => {
  const [zh, en] = SIDES[sideOf(user, { unit: view.unit.id, province: view.province?.id ?? null })];
  const last = view.history.at(-1);
  return `卷宗 Case file
${view.id}
${view.unit.name}  ${view.task.code.toUpperCase()} ${view.task.title}
${view.unit.englishName}  ${view.task.englishTitle}

一、内容
  01、02  事件清单（供阅读；逐行 JSON），至第 ${view.sequence} 号事件，校验码 ${last?.hash ?? ''}
  计划    历次报送的文本
  公文    下达函、退回意见函、报送回执、督办单
  附件    各方可见的附件
  本卷宗只含“${zh}”可以查看的内容。
${left.length === 0 ? '' : `  未列入（尚未通过病毒扫描或已隔离）：${left.join('；')}\n`}
二、核验
  1. 解压后在本目录执行（Linux、macOS、Git Bash）：
       sha256sum -c ${SUMS}
     每行显示 OK 即未改动；显示 FAILED 的文件与归档时不同。macOS 也可用 shasum -a 256 -c ${SUMS}。
  2. Windows PowerShell 核对单个文件：Get-FileHash 文件名，与 ${SUMS} 中的值比较。
  3. 每个事件的校验码含上一事件的校验码；末号校验码与系统中该事项的一致，即事件清单未改动。

1. What is in it
  01, 02  the events, for people and as lines of JSON, up to number ${view.sequence}
  计划    the texts as submitted        公文    the letters
  附件    the attachments
  It holds what ${en} may read.
${left.length === 0 ? '' : `  Left out (not scanned yet, or in quarantine): ${left.join('; ')}\n`}
2. How to verify
  Unpack, and in this folder run:  sha256sum -c ${SUMS}
  Every line says OK: nothing was changed. FAILED names a file that differs. (macOS: shasum -a 256 -c ${SUMS})
  The hash of each event covers the one before it: the last equals the one that the system shows.
`;
};
