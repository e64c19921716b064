import type { FirstPassword } from '#persistence/seed/first-administrators.js';

/** As an operator reads them, the one time that they are shown. */
export const firstPasswordLines = (made: readonly FirstPassword[]): string[] => [
  '三员的初始口令只显示这一次，各只能登录一次，登录后须先修改，请分别交给三个人；由日志读到的（docker compose logs migrate），读后删除该容器（docker compose rm -f migrate），日志随之删除。/ First passwords of the administrators: shown this once, each good for one login, changed first. Hand them to three persons; where a container’s log showed them, remove it once they are read (docker compose rm -f migrate).',
  ...made.map(({ account, name, role, password }) => `  ${name} ${role}    ${account}    ${password}`),
];
