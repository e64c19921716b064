import { DeleteOutlined, SaveOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Input, Popover } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import { savedViewsQuery } from '../api/dashboard-queries.js';
import type { SavedView, SaveView } from '../api/generated/types.gen.js';
import { apiPathTo } from '../api-paths.js';
import { toast } from '../ui/toast.js';
import { ErrorNote } from './ErrorNote.js';
import { Waiting } from './Waiting.js';

interface Props {
  page: SaveView['page'];
  /** Of the list as it is shown. */
  search: object;
  onOpen: (search: Record<string, string>) => void;
}

/** 保存视图: on the server, one's own or the office's (W3). */
export const SavedViews = ({ page, search, onOpen }: Props): ReactElement => {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover trigger="click" placement="bottomRight" open={isOpen} onOpenChange={setOpen} destroyOnHidden title={t('savedViews.title')} content={<Views page={page} search={search} onOpen={(view) => { setOpen(false); onOpen(view); }} />}>
      <Button icon={<SaveOutlined aria-hidden />}>{t('savedViews.title')}</Button>
    </Popover>
  );
};

const Views = ({ page, search, onOpen }: Props): ReactElement => {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data, error } = useQuery(savedViewsQuery);
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const again = () => client.invalidateQueries({ queryKey: savedViewsQuery.queryKey });
  const filters = Object.fromEntries(Object.entries(search).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])));
  const save = useMutation({
    mutationFn: () => request<SavedView>(apiPathTo.savedViews(), { method: 'POST', body: { page, name, search: filters, shared } satisfies SaveView }),
    onSuccess: () => {
      setName('');
      toast('done', t('savedViews.saved'));
      return again();
    },
  });
  const remove = useMutation({ mutationFn: (id: string) => request<void>(apiPathTo.savedView(id), { method: 'DELETE' }), onSuccess: again });
  const own = data?.filter((view) => view.page === page);
  return (
    <div className="saved-views">
      {!own && <Waiting error={error} rows={2} />}
      {own?.length === 0 && <p className="muted">{t('savedViews.none')}</p>}
      <ul>
        {own?.map((view) => (
          <li key={view.id}>
            <Button type="link" onClick={() => onOpen(view.search)}>
              {view.name}
            </Button>
            {view.shared && <span className="muted">{t('savedViews.office')}</span>}
            {view.mine && <Button type="text" size="small" icon={<DeleteOutlined aria-hidden />} aria-label={t('savedViews.remove', { name: view.name })} onClick={() => remove.mutate(view.id)} />}
          </li>
        ))}
      </ul>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') save.mutate();
        }}
      >
        <Input aria-label={t('savedViews.name')} placeholder={t('savedViews.name')} maxLength={40} value={name} onChange={(event) => setName(event.target.value)} />
        <Checkbox checked={shared} onChange={(event) => setShared(event.target.checked)}>
          {t('savedViews.share')}
        </Checkbox>
        <Button htmlType="submit" type="primary" disabled={name.trim() === ''} loading={save.isPending}>
          {t('savedViews.save')}
        </Button>
      </form>
      {(save.error ?? remove.error) && <ErrorNote error={save.error ?? remove.error} />}
    </div>
  );
};
