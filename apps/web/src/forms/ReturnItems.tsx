import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanSection } from '../api/generated/types.gen.js';
import { useSectionTitle } from '../components/section-title.js';

export interface ItemDraft {
  readonly key: string;
  readonly section: string;
  readonly text: string;
}
let made = 0;
export const blankItem = (section: string): ItemDraft => {
  made += 1;
  return { key: `item-${made}`, section, text: '' };
};

interface Props {
  sections: readonly PlanSection[];
  items: readonly ItemDraft[];
  onChange: (items: readonly ItemDraft[]) => void;
  /** The item that a phrase goes into. */
  onCurrent: (index: number) => void;
}

/** 意见条目: numbered, each on a section. */
export const ReturnItems = ({ sections, items, onChange, onCurrent }: Props): ReactElement => {
  const { t } = useTranslation();
  const titleOf = useSectionTitle();
  const set = (index: number, part: Partial<ItemDraft>): void => onChange(items.map((item, at) => (at === index ? { ...item, ...part } : item)));
  const add = (): void => {
    onChange([...items, blankItem(items.at(-1)?.section ?? sections[0]?.id ?? '')]);
    onCurrent(items.length);
  };
  return (
    <ol className="return-items">
      {items.map((item, index) => (
        <li key={item.key} onFocus={() => onCurrent(index)}>
          <Select
            className="item-section"
            aria-label={t('form.Return.section', { n: index + 1 })}
            value={item.section}
            options={sections.map(({ id }) => ({ value: id, label: titleOf(id) }))}
            onChange={(section: string) => set(index, { section })}
          />
          <Input.TextArea
            aria-label={t('form.Return.item', { n: index + 1 })}
            placeholder={t('form.Return.placeholder')}
            autoSize={{ minRows: 2, maxRows: 6 }}
            autoFocus={index === items.length - 1}
            maxLength={2000}
            value={item.text}
            onChange={(event) => set(index, { text: event.target.value })}
          />
          {items.length > 1 && (
            <Button type="text" icon={<DeleteOutlined />} aria-label={t('form.Return.remove', { n: index + 1 })} onClick={() => onChange(items.filter((_, at) => at !== index))} />
          )}
        </li>
      ))}
      <li className="return-items-add">
        <Button size="small" icon={<PlusOutlined />} onClick={add}>
          {t('form.Return.add')}
        </Button>
      </li>
    </ol>
  );
};
