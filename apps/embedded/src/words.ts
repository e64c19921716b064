/** The supervisor's sentences in both languages; the terminal shows one. */
export type Language = 'zh' | 'en';

export const WORDS = {
  stopHint: { zh: '(Ctrl+C 停止)', en: '(Ctrl+C stops)' },
  dataFolder: { zh: '数据目录', en: 'data folder' },
  environment: { zh: '检查环境', en: 'Environment' },
  database: { zh: '数据库', en: 'Database' },
  tables: { zh: '数据表', en: 'Tables' },
  temporal: { zh: 'Temporal', en: 'Temporal' },
  administrators: { zh: '首任管理员', en: 'Administrators' },
  cycle: { zh: '示例周期', en: 'Demo cycle' },
  outbox: { zh: '邮件箱', en: 'Mail outbox' },
  worker: { zh: '工作流进程', en: 'Worker' },
  reconcile: { zh: '由记录重建流程', en: 'Workflows begun anew' },
  api: { zh: '接口与网页', en: 'API and pages' },
  build: { zh: '编译', en: 'Build' },
  open: { zh: '打开', en: 'Open' },
  docs: { zh: '接口文档', en: 'API' },
  ui: { zh: 'Temporal 界面', en: 'Temporal UI' },
  accounts: { zh: '演示账号', en: 'Demo accounts' },
  password: { zh: '演示口令', en: 'password' },
  unscanned: { zh: '未配置病毒扫描（CLAMD_ADDRESS），附件不经扫描即可使用', en: 'No virus scanner (CLAMD_ADDRESS): files are taken unscanned' },
  next: { zh: '下一步：以 bureau 登录，处理第一件待办（约 1 分钟）。   English: npm start -- --lang en', en: 'Next: log in as bureau and decide the first item (about 1 minute).' },
  connected: { zh: '已连接', en: 'connected' },
  ready: { zh: '已就绪', en: 'ready' },
  takenOver: { zh: '发现上次未正常停止，已接管', en: 'The last run was not stopped properly; taken over' },
  running: { zh: '已在运行', en: 'Already running' },
  stopping: { zh: '正在停止…', en: 'Stopping…' },
  stopped: { zh: '已停止', en: 'Stopped' },
} as const;

export type Word = keyof typeof WORDS;
