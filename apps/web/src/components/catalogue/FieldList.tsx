import { Button } from 'antd';
import { memo, useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { AddItemForm, CorrectFieldForm, RemoveItemForm } from '../../forms/correct-field.js';
import { useDraftDesk } from './draft-context.js';
import type { DraftBlock, DraftField, DraftItem, ListName } from './draft-fields.js';
import { useFieldText } from './field-text.js';
import { CorrectionLines } from './CorrectionLines.js';
import { ReasonButton } from '../../ui/ReasonButton.js';
import { useLanguage } from '../../messages/use-language.js';
import { mayDo, refusalOf, refusalText } from '../../api/allowed-actions.js';

export type Mode = 'correct' | 'remove' | undefined;
interface Props {
  blocks: readonly DraftBlock[];
  /** The field that has the eye, and what is done to it. */
  chosen: string | undefined;
  mode: Mode;
  onChoose: (path: string) => void;
  onMode: (mode: Mode) => void;
}

/** Every field of the draft, in blocks in the order of the text. */
export const FieldList = ({ blocks, chosen, mode, onChoose, onMode }: Props): ReactElement => {
  const { t } = useTranslation();
  return (
    <div className="stack">
      {blocks.map((block) => (
        <section key={block.id} className="draft-block" aria-labelledby={`block-${block.id}`}>
          <h2 id={`block-${block.id}`}>{block.number === null ? t(`version.block.${block.name}` as 'version.block.notice') : t(`version.block.${block.name}` as 'version.block.task', { number: block.number, title: block.title })}</h2>
          {block.items.map((item) => (
            <Item key={`${item.name}-${item.path ?? item.number}`} item={item} isOnly={block.items.length === 1} chosen={item.fields.find(({ path }) => path === chosen)?.path} mode={mode} onChoose={onChoose} onMode={onMode} />
          ))}
          <Adding block={block} />
        </section>
      ))}
    </div>
  );
};

interface ItemProps {
  item: DraftItem;
  isOnly: boolean;
  chosen: string | undefined;
  mode: Mode;
  onChoose: (path: string) => void;
  onMode: (mode: Mode) => void;
}

const Item = memo(({ item, isOnly, chosen, mode, onChoose, onMode }: ItemProps): ReactElement => {
  const { t } = useTranslation();
  const { nameOf, valueOf } = useFieldText();
  const { corrections, version } = useDraftDesk();
  const name = t('version.itemNumber', { name: t(`version.item.${item.name}` as 'version.item.milestones'), n: item.number });
  const field = item.fields.find(({ path }) => path === chosen);
  return (
    <div className="draft-item" role="group" aria-label={name}>
      {!isOnly && item.name !== 'task' && item.name !== 'section' && <h3 className="muted">{name}</h3>}
      <div className="draft-fields">
        {item.fields.map((each) => (
          <button key={each.path} type="button" className={each.kind === 'long' || each.kind === null ? 'draft-row is-long' : 'draft-row'} data-at={each.path} aria-pressed={each.path === chosen} onClick={() => (each.path === chosen && each.kind !== null && mayDo(version, 'CorrectField') ? onMode('correct') : onChoose(each.path))}>
            <span className="muted">{nameOf(each)}</span>
            <span>
              {valueOf(each.kind, each.value)}
              {corrections.has(each.path) && <span className="corrected"> {t('version.corrected')}</span>}
            </span>
          </button>
        ))}
      </div>
      {field && <Chosen item={item} name={name} field={field} mode={mode} onMode={onMode} />}
    </div>
  );
});
Item.displayName = 'Item';

const Chosen = ({ item, name, field, mode, onMode }: { item: DraftItem; name: string; field: DraftField; mode: Mode; onMode: (mode: Mode) => void }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const { version, corrections } = useDraftDesk();
  const refusal = refusalOf(version, 'CorrectField');
  const reason = refusalText(refusal, language);
  return (
    <div className="draft-chosen">
      {field.quote === null && <p className="muted">{t('version.byHand')}</p>}
      {(corrections.get(field.path) ?? []).map((correction) => (
        <CorrectionLines key={correction.at} correction={correction} kind={field.kind} />
      ))}
      {mode === undefined && field.kind === null && <p className="muted">{t('version.shownOnly')}</p>}
      {mode === undefined && field.kind !== null && (
        <div className="form-buttons">
          <ReasonButton reason={reason} onClick={() => onMode('correct')}>
            {t('version.correctKey')}
          </ReasonButton>
          {item.path !== null && (
            <ReasonButton reason={reason} onClick={() => onMode('remove')}>
              {t('version.remove', { name })}
            </ReasonButton>
          )}
        </div>
      )}
      {mode === 'correct' && field.kind !== null && <CorrectFieldForm key={field.path} field={field} onClose={() => onMode(undefined)} />}
      {mode === 'remove' && item.path !== null && <RemoveItemForm key={item.path} item={item} name={name} onClose={() => onMode(undefined)} />}
    </div>
  );
};

const Adding = ({ block: { lists } }: { block: DraftBlock }): ReactElement | null => {
  const { t } = useTranslation();
  const { version } = useDraftDesk();
  const [list, setList] = useState<ListName>();
  const added = lists.find(({ name }) => name === list);
  if (lists.length === 0 || !mayDo(version, 'CorrectField')) return null;
  if (added) return <AddItemForm key={added.next} list={added.name} path={added.next} onClose={() => setList(undefined)} />;
  return (
    <div className="draft-adding">
      {lists.map(({ name }) => (
        <Button key={name} size="small" type="text" onClick={() => setList(name)}>
          {t('version.addKey', { name: t(`version.item.${name}`) })}
        </Button>
      ))}
    </div>
  );
};
