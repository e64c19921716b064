import { Button } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowDeed } from '../../components/DeedDrawer.js';
import { useSession } from '../../components/session-context.js';

/** 批示 stands on the rows of who gives them. */
export const InstructButton = ({ id, name, onDeed }: { id: string; name: string; onDeed: (deed: RowDeed) => void }): ReactElement | null => {
  const { t } = useTranslation();
  const { roles } = useSession();
  if (!roles.includes('bureau_leader')) return null;
  return (
    <Button size="small" aria-label={t('briefing.instruct', { name })} onClick={() => onDeed({ id, deed: 'GiveInstruction' })}>
      {t('verb.GiveInstruction')}
    </Button>
  );
};
