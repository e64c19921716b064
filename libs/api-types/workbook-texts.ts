import type { RowRefusal } from '#domain/catalogue/workbook/forms.js';
import type { Bilingual } from './words.js';

/** Why a workbook as a whole is not read; each text says what to do. */
const WORKBOOK_TEXTS: Readonly<Record<string, Bilingual>> = {
  WRONG_TYPE: { zh: '该文件不是 xlsx 工作簿，未导入。请用表格软件另存为 xlsx 后再传。', en: 'This file is no xlsx workbook and was not taken. Save it as xlsx in a spreadsheet program and send it again.' },
  BROKEN_FILE: { zh: '该工作簿已损坏，未导入。请用表格软件打开后重新另存，再传一次。', en: 'This workbook is damaged and was not taken. Open it in a spreadsheet program, save it again and send it.' },
  LOCKED_FILE: { zh: '该工作簿已加密，未导入。请取消打开密码后另存，再传一次。', en: 'This workbook is locked and was not taken. Remove its password, save it and send it again.' },
  MACRO_FILE: { zh: '该工作簿含有宏，未导入。请另存为不含宏的 xlsx 后再传。', en: 'This workbook has macros and was not taken. Save it as an xlsx without macros and send it again.' },
  ZIP_BOMB: { zh: '该工作簿解压后过大，未导入。请把内容粘贴到导出的模板中，另存后再传。', en: 'This workbook unpacks to far too much and was not taken. Paste its content into the template, save it and send that.' },
  TOO_COSTLY: { zh: '读取该工作簿超出时间或内存限制，未导入。请删去多余的格式和工作表后再传。', en: 'Reading this workbook went beyond the limits of time or memory. Remove needless formats and sheets and send it again.' },
  TOO_MANY_ROWS: { zh: '该工作簿超过 20000 行、50 张工作表或 60 列，未导入。请删去多余内容，或分成几个文件。', en: 'This workbook has more than 20,000 rows, 50 sheets or 60 columns and was not taken. Remove what is needless, or part it into several files.' },
  TOO_MANY_CORRECTIONS: { zh: '该工作簿与任务清单相差 1000 处以上，未更正。请分几次更正，或重新导入通知。', en: 'This workbook differs from the catalogue in more than 1,000 places; nothing was corrected. Correct it in several steps, or import the notice anew.' },
  OTHER_DRAFT: { zh: '该工作簿不是由任务清单导出的（缺少“说明”中的内容校验），未更正。请先导出，在导出的文件中修改后再传。', en: 'This workbook was not exported from a catalogue (its first sheet has no checksum), so nothing was corrected. Export one, edit that and send it.' },
};
export const workbookText = (reason: string): Bilingual => WORKBOOK_TEXTS[reason] ?? { zh: '该工作簿无法读取，未导入。请另存为 xlsx 后再传。', en: 'This workbook cannot be read. Save it as xlsx and send it again.' };

interface Row {
  readonly column: string | null;
  readonly value: string;
  readonly choices?: readonly string[] | undefined;
}
const SHOWN = 60;
const shown = ({ value }: Row): string => (value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value);
const both = (zh: string, en: string) => (): Bilingual => ({ zh, en });

/** Why a row is not taken, and what to do about it. */
const ROW_TEXTS: Readonly<Record<RowRefusal, (row: Row) => Bilingual>> = {
  FORMULA: (row) => ({ zh: `“${row.column}”是公式，系统不计算公式。请粘贴为数值。`, en: `“${row.column}” is a formula, and formulas are not evaluated. Paste it as a value.` }),
  ERROR_CELL: (row) => ({ zh: `“${row.column}”是错误值 ${shown(row)}。请填写内容。`, en: `“${row.column}” holds the error ${shown(row)}. Fill in its content.` }),
  MISSING: (row) => ({ zh: `“${row.column}”为空。请填写。`, en: `“${row.column}” is empty. Fill it in.` }),
  NOT_A_DAY: (row) => ({ zh: `“${row.column}”的“${shown(row)}”不是日期。请用日期格式，或写作 YYYY-MM-DD。`, en: `“${shown(row)}” in “${row.column}” is no day. Use a date cell, or write YYYY-MM-DD.` }),
  NOT_A_NUMBER: (row) => ({ zh: `“${row.column}”的“${shown(row)}”不是数字。请写数字，例如 30。`, en: `“${shown(row)}” in “${row.column}” is no number. Write a number, such as 30.` }),
  NOT_A_COUNT: (row) => ({ zh: `“${row.column}”的“${shown(row)}”不是正整数。请写 1、2、3……`, en: `“${shown(row)}” in “${row.column}” is no whole number from 1. Write 1, 2, 3 and so on.` }),
  NOT_A_CHOICE: (row) => ({ zh: `“${row.column}”的“${shown(row)}”不在选项中。请填写其一：${(row.choices ?? []).join('、')}。`, en: `“${shown(row)}” in “${row.column}” is none of the choices. Write one of: ${(row.choices ?? []).join(', ')}.` }),
  NOT_A_TEXT: (row) => ({ zh: `“${row.column}”不是文字。请把单元格改为文本格式后填写。`, en: `“${row.column}” is no text. Set the cell to text and fill it in.` }),
  NOT_A_LIST: (row) => ({ zh: `“${row.column}”的“${shown(row)}”不是任务序号。请以顿号分隔，例如 3、8。`, en: `“${shown(row)}” in “${row.column}” are no task numbers. Part them by 、 as in 3、8.` }),
  TOO_LONG: (row) => ({ zh: `“${row.column}”超过 20000 字。请缩短。`, en: `“${row.column}” has more than 20,000 characters. Shorten it.` }),
  UNIT_MISSING: both('指标没有单位。请在“单位”中填写，百分比写 %。', 'The metric has no unit. Write it in “单位”; of a percentage %.'),
  PERCENT_OUT_OF_RANGE: (row) => ({ zh: `百分比“${shown(row)}”不在 0 至 100 之间。请更正数值或单位。`, en: `The percentage “${shown(row)}” is not between 0 and 100. Correct the figure or its unit.` }),
  PERCENT_WITHOUT_UNIT: both('数值是百分比，“单位”却不是 %。请把单位写为 %，或把数值改为普通数字。', 'The figure is a percentage, but its unit is not %. Write % as the unit, or make the figure a plain number.'),
  UNKNOWN_SHEET: both('没有这一工作表。请把内容放进导出文件或模板中的工作表，或删去它。', 'There is no such sheet. Put its content into the sheets of the exported file or the template, or remove it.'),
  SHEET_TWICE: both('同名工作表有两张。请合并为一张。', 'Two sheets have this name. Make one of them.'),
  COLUMN_MISSING: (row) => ({ zh: `缺少“${row.column}”一列，整张表未读。请恢复表头。`, en: `The column “${row.column}” is missing, so the sheet was not read. Restore its head.` }),
  COLUMN_TWICE: (row) => ({ zh: `“${row.column}”一列有两个，整张表未读。请删去一列。`, en: `There are two columns “${row.column}”, so the sheet was not read. Remove one.` }),
  OUTSIDE_COLUMNS: (row) => ({ zh: `表头以外有内容“${shown(row)}”，不会被采用。请移入相应的列，或删去。`, en: `“${shown(row)}” stands outside the columns and would be lost. Move it into a column, or remove it.` }),
  UNKNOWN_ROW: (row) => ({ zh: `编号“${shown(row)}”不在任务清单中。新增的行请把编号留空。`, en: `No row of the catalogue has the id “${shown(row)}”. Leave the id of a new row empty.` }),
  ROW_TWICE: both('同一行出现了两次。请删去一行；新增的行请把编号留空。', 'The same row stands here twice. Remove one; leave the id of a new row empty.'),
  FIXED_FIELD: (row) => ({ zh: `“${row.column}”不能在表中更改。请恢复原值；要移到别处，请删去此行并另加一行。`, en: `“${row.column}” cannot be changed here. Restore it; to move the row, remove it and add a new one.` }),
  CANNOT_ADD: both('此表不能增加行。要增加任务、类别或区域组，请重新导入通知或手工录入新的任务清单。', 'No row can be added to this sheet. To add a task, category or group, import the notice anew or enter a new catalogue.'),
  CANNOT_TAKE_OUT: (row) => ({ zh: `此表的行（${shown(row)}）不能删去。请恢复。`, en: `The row ${shown(row)} of this sheet cannot be taken out. Restore it.` }),
  UNKNOWN_TASK: (row) => ({ zh: `没有任务 ${shown(row)}，或该任务的行未被采用。请更正任务序号，或先更正该任务。`, en: `There is no task ${shown(row)}, or its row was not taken. Correct the number, or that task first.` }),
  UNKNOWN_GROUP: (row) => ({ zh: `没有区域组“${shown(row)}”，或该区域组的行未被采用。请更正名称，或先更正该区域组。`, en: `There is no region group “${shown(row)}”, or its row was not taken. Correct the name, or that group first.` }),
  GROUP_TWICE: (row) => ({ zh: `区域组“${shown(row)}”有两个，无法确定是哪一个。请在页面上更正其成员。`, en: `There are two region groups “${shown(row)}”, so it is not clear which is meant. Correct the members on the page.` }),
  NUMBER_TWICE: both('序号重复。请改为不同的序号。', 'The number stands twice. Use another one.'),
  VALUE_UNFIT: (row) => ({ zh: `内容不符合字段 ${shown(row)} 的要求。请对照表头批注更正。`, en: `The content does not fit the field ${shown(row)}. Correct it by the note of its head.` }),
  NO_TASK: both('没有可采用的重点任务。请在“重点任务”中至少填写一行。', 'There is no task that could be taken. Fill in at least one row of “重点任务”.'),
  TOO_MANY: (row) => ({ zh: `${shown(row)} 超出范围（任务序号至多 99，每项任务的部门、工作任务至多 50，节点、指标至多 100）。请核对。`, en: `${shown(row)} is beyond the limits (task numbers up to 99; at most 50 departments and obligations, 100 milestones and metrics a task). Check it.` }),
};

export const rowText = (code: RowRefusal, row: Row): Bilingual => ROW_TEXTS[code](row);
