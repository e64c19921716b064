/** 口令策略: by 等保 2.0 三级 (`mlps3`), or by ASVS 5.0, which wants length alone and no rotation (`asvs`). The two contradict each other, so a site chooses. */
export const PASSWORD_PROFILES = {
  mlps3: { least: 12, classes: 3, days: 90, history: 5 },
  asvs: { least: 15, classes: 1, days: null, history: 1 },
} as const satisfies Record<string, PasswordRules>;
export type PasswordProfile = keyof typeof PASSWORD_PROFILES;

export interface PasswordRules {
  /** Characters. */
  readonly least: number;
  /** Of lower case, upper case, digits, everything else. */
  readonly classes: number;
  /** After so many days it is changed; null: never for its age. */
  readonly days: number | null;
  /** So many of the last ones are refused, the present one among them. */
  readonly history: number;
}

/** What is wrong with a password that somebody chose. */
export const PASSWORD_FAULTS = ['short', 'classes', 'context', 'monotonous'] as const;
export type PasswordFault = (typeof PASSWORD_FAULTS)[number];

const CLASSES = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u];
/** Fewer different characters than this are a pattern. */
const LEAST_DIFFERENT = 5;
/** Everybody's first guesses, and what this system is called. */
const EVERYBODYS = ['password', 'passw0rd', 'p@ssw0rd', 'qwerty', 'admin', 'welcome', 'letmein', 'iloveyou', 'woaini', '123456', '654321', 'abc123', '1qaz2wsx', 'liandong', 'cnipa', '联动', '知识产权', 'mima'];
/** A shorter word is in too much to mean anything; two characters of Chinese are a name. */
const isTelling = (word: string): boolean => [...word].length >= (/\p{Script=Han}/u.test(word) ? 2 : 3);

/** Empty: good enough. `context`: words around the person - account, name, unit. */
export const passwordFaults = (rules: PasswordRules, password: string, context: readonly string[]): readonly PasswordFault[] => {
  const characters = [...password];
  const plain = password.toLowerCase();
  const faults: Record<PasswordFault, boolean> = {
    short: characters.length < rules.least,
    classes: CLASSES.filter((each) => each.test(password)).length < rules.classes,
    context: [...EVERYBODYS, ...context].some((word) => isTelling(word) && plain.includes(word.toLowerCase())),
    monotonous: new Set(characters).size < LEAST_DIFFERENT,
  };
  return PASSWORD_FAULTS.filter((fault) => faults[fault]);
};

/** Of argon2id (KiB, rounds): above the usual, so that a guess takes a tenth of a second of a processor (V11.4.2). */
export const PASSWORD_COST = { memoryCost: 65_536, timeCost: 4, parallelism: 1 };

const DAY_MS = 24 * 3_600_000;
/** Whether a password of this age has to be changed; both in epoch milliseconds. */
export const isPasswordOld = ({ days }: PasswordRules, setAtMs: number, nowMs: number): boolean => days !== null && nowMs - setAtMs >= days * DAY_MS;

/** CES-07: an account that nobody used for so long lets nobody in before it gets a new password. */
export const UNUSED_DAYS = 90;
export const isUnused = (usedAtMs: number, nowMs: number): boolean => nowMs - usedAtMs >= UNUSED_DAYS * DAY_MS;
