import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CycleView, LaunchCheckView } from '../../api/generated/types.gen.js';
import { pathTo } from '../../path-builder.js';

type Blocker = LaunchCheckView['blockers'][number];
interface Props {
  year: number;
  blockers: readonly Blocker[];
  groups: CycleView['groups'];
}

/** What stops the launch; each leads to the field that cures it. */
export const LaunchBlockers = ({ year, blockers, groups }: Props): ReactElement => {
  const { t } = useTranslation();
  return (
    <ul className="findings">
      {blockers.map((blocker) => (
        <li key={`${blocker.code} ${blocker.about}`} className="check-blocked">
          {t(`launch.blocker.${blocker.code}`)}
          {blocker.name !== '' && `${t('launch.of')}${blocker.name}`} {blocker.roles.map((role) => t(`role.${role}`)).join(t('common.and'))} <Link {...cureOf(year, blocker, groups)}>{t(`launch.cure.${blocker.code}`)}</Link>
        </li>
      ))}
    </ul>
  );
};

const cureOf = (year: number, { code, about, unit }: Blocker, groups: CycleView['groups']) => {
  switch (code) {
    case 'GROUP_EMPTY':
      return pathTo.cycle(year, { step: 'people', group: about });
    case 'MEMBER_UNKNOWN': {
      const group = groups.find(({ members }) => members.some(({ id }) => id === about))?.id;
      return pathTo.cycle(year, group === undefined ? { step: 'people' } : { step: 'people', group });
    }
    case 'ROLE_MISSING':
      return pathTo.organisation({ unit: about });
    case 'ADDRESS_BAD':
      return pathTo.organisation(unit === null ? {} : { unit, person: about });
    case 'NO_CALENDAR':
      return pathTo.cycle(year, { step: 'calendar' });
    default:
      return pathTo.catalogue();
  }
};
