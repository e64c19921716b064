import type { FirstPassword } from '#persistence/seed/first-administrators.js';

/** As an operator reads them, the one time that they are shown. */
export const firstPasswordLines = (made: readonly FirstPassword[]): string[] => [
  '三员的初始口令只显示这一次，各只能登录一次，登录后须先修改，请分别交给三个人。/ First passwords of the administrators: shown this once, each good for one login, changed first. Hand them to three persons.',
  ...made.map(({ account, name, role, password }) => `  ${name} ${role}    ${account}    ${password}`),
];
