import { useTranslation } from 'react-i18next';
import { isLaunched } from '../api/cycle.js';
import { catalogueQuery } from '../api/queries.js';
import type { CatalogueView, Role } from '../api/generated/types.gen.js';
import { useCycle } from './use-cycle.js';
import { useSide } from './use-side.js';

const DUTIES = ['plan', 'revision', 'acknowledgement', 'review', 'milestone', 'supervision', 'report', 'progress', 'completion', 'close_out', 'settlement', 'returns', 'exemption', 'extension', 'province', 'nudge', 'case', 'opt_in', 'mention', 'contribution'] as const;
const RULES = ['last', 'immediate', 'blue', 'orange', 'red', 'T0', 'changed', 'red_draft', 'instruction', 'nudge', 'third_return', 'opening', 'requested', 'mention', 'contribution'] as const;
const REASONS = ['fulfilled', 'superseded', 'merged', 'escalated', 'bureau_holds', 'suspended', 'past_at_creation', 'recipient_gone', 'capped'] as const;
const CHANNELS = ['in_app', 'email', 'sms', 'im'] as const;
const SIDES = ['unit', 'lead', 'bureau'] as const;
const ROLES: readonly Role[] = ['liaison', 'clerk', 'leader', 'head', 'reviewer', 'director', 'coordinator', 'bureau_leader', 'system_admin', 'security_admin', 'audit_admin'];

const known = <T extends string>(list: readonly T[], code: string): T | undefined => list.find((each) => each === code);

const milestoneOf = (catalogue: CatalogueView | undefined, task: string | undefined, id: string): string =>
  catalogue?.tasks.find(({ code }) => code === task)?.obligations.flatMap(({ milestones }) => milestones).find((each) => each.id === id)?.summary ?? id;

export interface LedgerText {
  /** With the task's code a milestone is named by what it asks. */
  readonly duty: (duty: string, task?: string) => string;
  readonly rule: (rule: string) => string;
  readonly reason: (reason: string) => string;
  readonly channel: (channel: string) => string;
  readonly addressee: (addressee: string) => string;
}

/** Codes of the ledger in words; a code that the page does not know is shown as it is. */
export const useLedgerText = (): LedgerText => {
  const { t } = useTranslation();
  const cycle = useCycle();
  // Before the launch there is no ledger, and perhaps no catalogue.
  const catalogue = useSide({ ...catalogueQuery(cycle.year), enabled: isLaunched(cycle) });
  return {
    duty: (duty, task) => {
      const [kind = duty, of] = duty.split(':');
      const word = known(DUTIES, kind);
      if (!word) return duty;
      return word === 'milestone' && of !== undefined ? t('ledger.dutyOf', { duty: t(`ledger.duty.${word}`), of: milestoneOf(catalogue, task, of) }) : t(`ledger.duty.${word}`);
    },
    rule: (rule) => {
      const word = known(RULES, rule);
      if (word) return t(`ledger.rule.${word}`);
      const [, kind, sign, number] = /^(T|wd)([+-]?)(\d+)$/.exec(rule) ?? [];
      if (kind === undefined || number === undefined) return rule;
      const n = Number(number);
      if (kind === 'T') return sign === '-' ? t('ledger.rule.daysBefore', { n, rule }) : t('ledger.rule.daysAfter', { n, rule });
      if (sign === '-') return t('ledger.rule.wdBefore', { n });
      return sign === '+' ? t('ledger.rule.wdAfter', { n }) : t('ledger.rule.wdOnce', { n });
    },
    reason: (reason) => {
      const word = known(REASONS, reason);
      return word ? t(`ledger.reason.${word}`) : reason;
    },
    channel: (channel) => {
      const word = known(CHANNELS, channel);
      return word ? t(`channel.${word}`) : channel;
    },
    addressee: (addressee) => {
      const [side = '', role = ''] = addressee.split(':');
      const where = known(SIDES, side);
      const who = known(ROLES, role);
      return who ? `${where ? t(`ledger.side.${where}`) : ''}${t(`role.${who}`)}` : addressee;
    },
  };
};
