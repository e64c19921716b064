import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssignmentView, Demand } from '../api/generated/types.gen.js';
import { useDemandSubjects } from '../components/DemandText.js';
import { useSectionTitle } from '../components/section-title.js';

export interface ItemDraft {
  readonly key: string;
  readonly section: string;
  readonly text: string;
  /** A metric, a milestone, the target or the date; none: the item says so in words only. */
  readonly subject?: string;
  readonly wants?: Wants;
  readonly value?: string;
}
const WANTS = ['add', 'remove', 'value'] as const;
type Wants = (typeof WANTS)[number];
let made = 0;
export const blankItem = (section: string): ItemDraft => {
  made += 1;
  return { key: `item-${made}`, section, text: '' };
};

/** 要求 as codes, so that opposite ones are found; undefined where it is not whole. */
export const demandOf = ({ subject = '', wants = 'add', value = '' }: ItemDraft): Demand | undefined => {
  if (subject === '') return undefined;
  if (wants !== 'value') return { subject, wants };
  const written = value.trim();
  return written === '' ? undefined : { subject, wants: { value: Number.isFinite(Number(written)) ? Number(written) : written } };
};

interface Props {
  assignment: AssignmentView;
  items: readonly ItemDraft[];
  onChange: (items: readonly ItemDraft[]) => void;
  /** The item that a phrase goes into. */
  onCurrent: (index: number) => void;
}

/** 意见条目: numbered, each on a section. */
export const ReturnItems = ({ assignment, items, onChange, onCurrent }: Props): ReactElement => {
  const { t } = useTranslation();
  const titleOf = useSectionTitle();
  const sections = assignment.plan?.sections ?? [];
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
          <DemandFields assignment={assignment} n={index + 1} item={item} onChange={(part) => set(index, part)} />
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

interface DemandFieldsProps {
  assignment: AssignmentView;
  n: number;
  item: ItemDraft;
  onChange: (part: Partial<ItemDraft>) => void;
}

/** What the item asks for, by name: of what, and what of it. */
const DemandFields = ({ assignment, n, item: { subject = '', wants = 'add', value = '' }, onChange }: DemandFieldsProps): ReactElement => {
  const { t } = useTranslation();
  const subjects = useDemandSubjects(assignment);
  const isDay = subjects.some((each) => each.isDay && each.value === subject);
  return (
    <div className="item-demand">
      <Select className="item-subject" aria-label={t('form.Return.subject', { n })} value={subject} options={[{ value: '', label: t('form.Return.noSubject') }, ...subjects.map(({ value: each, label }) => ({ value: each, label }))]} onChange={(next: string) => onChange({ subject: next })} />
      {subject !== '' && <Select className="item-wants" aria-label={t('form.Return.wants', { n })} value={wants} options={WANTS.map((each) => ({ value: each, label: t(`form.Return.want.${each}`) }))} onChange={(next: Wants) => onChange({ wants: next })} />}
      {subject !== '' && wants === 'value' && <Input className="item-value" type={isDay ? 'date' : 'number'} aria-label={t('form.Return.value', { n })} value={value} onChange={(event) => onChange({ value: event.target.value })} />}
    </div>
  );
};
