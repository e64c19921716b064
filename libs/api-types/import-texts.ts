/** Why a file does not become a catalogue draft; each text says what to do. */
export const IMPORT_REFUSALS = {
  TOO_LARGE: { zh: '文件超过 50 MB。请去掉图片后另存，或只导入通知正文和附件清单。', en: 'The file is larger than 50 MB. Save it without pictures, or import only the notice and its task list.' },
  EMPTY_FILE: { zh: '文件里没有文字。请确认选对了文件。', en: 'The file has no text. Check that it is the right one.' },
  WRONG_TYPE: { zh: '不是可导入的类型。请提供 docx、doc、pdf、html 或文本文件（按内容识别，与文件名无关）；其他格式请先另存为 docx。', en: 'Not a type that can be imported. Give a docx, doc, pdf, html or text file (told by its content, not its name); save other formats as docx first.' },
  BROKEN_FILE: { zh: '文件已损坏，无法读取。请用原软件打开后重新另存，再导入。', en: 'The file is damaged. Open it in its own program, save it again, then import it.' },
  LOCKED_FILE: { zh: '文件已加密。请先取消打开密码，另存后再导入。', en: 'The file is locked. Remove its password, save it, then import it.' },
  MACRO_FILE: { zh: '文件含有宏。请另存为不含宏的 docx 后再导入。', en: 'The file has macros. Save it as a docx without macros, then import it.' },
  ZIP_BOMB: { zh: '文件解压后过大，已停止读取。请用原软件打开，另存为新的 docx 或文本后再导入。', en: 'The file unpacks to far too much and was not read. Open it in its own program and save it anew as docx or text.' },
  SCAN_WITHOUT_TEXT: { zh: '是扫描件，没有可读取的文字。请提供带文字的版本，或先做文字识别后存为 docx 或文本。', en: 'A scan without text. Give a version with text, or recognise the text first and save it as docx or text.' },
  TOO_COSTLY: { zh: '读取这个文件超出时间或内存限制，已停止。请另存为文本后再导入。', en: 'Reading the file went beyond the limits of time or memory and was stopped. Save it as text, then import it.' },
  TOO_LONG: { zh: '文字超过 15 万字，不像一份通知。请只导入通知正文和附件清单。', en: 'More than 150,000 characters: hardly a notice. Import only the notice and its task list.' },
  NO_TASK_LIST: { zh: '没有找到任务清单（“1.任务 | 工作举措 | 任务分工”）。请确认文件包含附件清单。', en: 'No task list was found (“1.task | measures | allocation”). Check that the file holds the annex.' },
  LIST_TOO_LARGE: { zh: '任务清单超出可导入的范围（任务编号至多到 99，每项至多 100 个时间节点或指标）。请核对附件清单，去掉不是任务的行后再导入。', en: 'The task list is beyond what can be imported (task numbers up to 99, at most 100 milestones or metrics each). Check the annex, drop what is no task, then import it.' },
  TWO_NOTICES: { zh: '文件里有两份通知。请拆成两个文件，分别导入。', en: 'The file holds two notices. Part it into two files and import each.' },
} as const satisfies Record<string, { readonly zh: string; readonly en: string }>;

export type ImportRefusal = keyof typeof IMPORT_REFUSALS;
export const IMPORT_CODES = Object.keys(IMPORT_REFUSALS) as readonly ImportRefusal[];

export const IMPORT_HTTP = {
  TOO_LARGE: 413, EMPTY_FILE: 422, WRONG_TYPE: 415, BROKEN_FILE: 422, LOCKED_FILE: 422, MACRO_FILE: 422, ZIP_BOMB: 422, SCAN_WITHOUT_TEXT: 422, TOO_COSTLY: 422,
  TOO_LONG: 422, NO_TASK_LIST: 422, LIST_TOO_LARGE: 422, TWO_NOTICES: 422,
} as const satisfies Record<ImportRefusal, number>;
