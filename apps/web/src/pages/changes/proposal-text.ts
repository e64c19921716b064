import { useTranslation } from 'react-i18next';
import type { BatchProposal, CalendarProposal, ChangeSetHead, DeadlineProposal, GroupProposal, Selection, SettingsProposal } from '../../api/generated/types.gen.js';
import { unitNamesQuery } from '../../api/review-queries.js';
import { useLedgerText } from '../../components/ledger-text.js';
import { SHOWN } from '../../forms/settings-fields.js';
import { useLanguage } from '../../messages/use-language.js';
import { dayText, nameOf, taskCode } from '../../ui/date-text.js';
import { useSide } from '../../components/use-side.js';

/** As it was sent: the API keeps it under its kind. */
type Sent = DeadlineProposal | CalendarProposal | SettingsProposal | BatchProposal | GroupProposal | { kind: 'undo'; of: string };
/** More are counted, not named. */
const NAMED = 8;

/** What a change set does, in one line. */
export const useProposalText = (): ((head: Pick<ChangeSetHead, 'proposal' | 'undoes'>) => string) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const ledger = useLedgerText();
  const units = useSide(unitNamesQuery) ?? [];
  const unitOf = (id: string): string => {
    const unit = units.find((each) => each.id === id);
    return unit ? nameOf(unit, language) : id;
  };
  const whereText = ({ tasks, units: chosen, obligations, assignments }: Selection): string => {
    const parts = [
      tasks?.map(taskCode).join(t('common.and')),
      obligations?.map((each) => each.toUpperCase()).join(t('common.and')),
      chosen && (chosen.length > NAMED ? t('change.nUnits', { n: chosen.length }) : chosen.map(unitOf).join(t('common.and'))),
      assignments && t('change.nItems', { n: assignments.length }),
    ];
    return parts.filter((part) => part !== undefined).join(' · ');
  };
  const textOf = (sent: Sent, undoes: Sent | null): string => {
    switch (sent.kind) {
      case 'deadline':
        return t('change.text.deadline', { where: whereText(sent.where), duty: ledger.duty(sent.duty, sent.where.tasks?.[0]), day: dayText(sent.dueOn, language, true) });
      case 'batch':
        return t('change.text.batch', { verb: t(`change.verbs.${sent.verb}`), where: whereText(sent.where) });
      case 'calendar':
        return t('change.text.calendar', { version: sent.calendar.version });
      case 'settings':
        return t('change.text.settings', { what: settingsNamed(Object.keys(sent.settings)).map((key) => (key === 'ladder' ? t('rules.ladder') : t(`setting.${key}`))).join(t('common.and')) || t('change.text.otherSetting') });
      case 'group':
        return t('change.text.group', { group: sent.group, n: sent.members.length });
      case 'undo':
        return undoes === null ? t('change.text.undo') : t('change.text.undoOf', { what: textOf(undoes, null) });
    }
  };
  // Sound: kept as the schema let it through.
  return ({ proposal, undoes }) => textOf(proposal as unknown as Sent, undoes as unknown as Sent | null);
};

const NAMES = [...SHOWN.filter((key) => key !== 'rollRules'), 'ladder'] as const;
const settingsNamed = (keys: readonly string[]) => NAMES.filter((name) => keys.includes(name));
