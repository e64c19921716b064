import { Button, Checkbox } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorklistRow } from '../../api/generated/types.gen.js';
import { useLanguage } from '../../messages/use-language.js';
import { nameOf } from '../../ui/date-text.js';
import { ReasonButton } from '../../ui/ReasonButton.js';

/** The API takes as many at once. */
const MOST = 50;
const REVIEWS: readonly (string | null)[] = ['ClaimReview', 'DecideReview'];

interface Props {
  /** Null: nothing is being picked. */
  picked: readonly string[] | null;
  onPick: (picked: readonly string[] | null) => void;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
}

/** 批量通过: pick first, then look at the digest. */
export const BatchBar = ({ picked, onPick, isOpen, onOpen }: Props): ReactElement => {
  const { t } = useTranslation();
  if (picked === null) {
    return (
      <div className="batch-bar">
        <Button size="small" onClick={() => onPick([])}>
          {t('batch.start')}
        </Button>
      </div>
    );
  }
  const stop = (): void => {
    onOpen(false);
    onPick(null);
  };
  return (
    <div className="batch-bar" role="group" aria-label={t('batch.start')}>
      <ReasonButton size="small" type="primary" reason={picked.length === 0 ? t('batch.pickFirst') : isOpen ? t('batch.isOpen') : undefined} onClick={() => onOpen(true)}>
        {t('batch.look', { n: picked.length })}
      </ReasonButton>
      <Button size="small" onClick={stop}>
        {t('common.cancel')}
      </Button>
      <span className="muted">{t('batch.rule', { most: MOST })}</span>
    </div>
  );
};

interface PickProps {
  row: WorklistRow;
  rows: readonly WorklistRow[];
  picked: readonly string[];
  onPick: (picked: readonly string[]) => void;
}

/** A review of the task that was picked first; others of the list say why not. */
export const PickBox = ({ row, rows, picked, onPick }: PickProps): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const task = rows.find(({ id }) => id === picked[0])?.task.code;
  const isPicked = picked.includes(row.id);
  const why = !REVIEWS.includes(row.verb) ? t('batch.notReview') : task !== undefined && task !== row.task.code ? t('batch.otherTask') : !isPicked && picked.length >= MOST ? t('batch.full', { most: MOST }) : undefined;
  return (
    <Checkbox
      className="row-pick"
      aria-label={t('batch.pick', { unit: nameOf(row.unit, language), task: row.task.code.toUpperCase() })}
      checked={isPicked}
      disabled={why !== undefined}
      {...(why === undefined ? {} : { title: why })}
      onChange={(event) => onPick(event.target.checked ? [...picked, row.id] : picked.filter((id) => id !== row.id))}
    />
  );
};
