import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { request, withQuery } from '../../api/client.js';
import type { ChainCheck as Checked } from '../../api/generated/types.gen.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import { apiPathTo } from '../../api-paths.js';

/** 核验哈希链: page after page until all are proven; a break names its stream. */
export const ChainCheck = (): ReactElement => {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [streams, setStreams] = useState(0);
  const [broken, setBroken] = useState<Checked['broken']>([]);
  const check = useMutation({
    mutationFn: async () => {
      let [done, after]: [number, string | null] = [0, ''];
      const found: Checked['broken'] = [];
      while (after !== null) {
        const page: Checked = await request<Checked>(withQuery(apiPathTo.chainChecks(), { after }), { method: 'POST' });
        found.push(...page.broken);
        done += page.streams;
        after = page.next;
        setStreams(done);
        setBroken([...found]);
      }
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['audit'] }),
  });
  return (
    <section className="stack" aria-label={t('audit.chain.title')}>
      <div className="row wrap">
        <Button loading={check.isPending} onClick={() => check.mutate()}>
          {t('audit.chain.title')}
        </Button>
        <span role="status">
          {check.isPending && t('audit.chain.doing', { n: streams })}
          {check.isSuccess && (broken.length === 0 ? t('audit.chain.whole', { n: streams }) : t('audit.chain.broken', { n: streams, broken: broken.length }))}
        </span>
      </div>
      {check.error && <ErrorNote error={check.error} />}
      {broken.length > 0 && (
        <ul className="findings">
          {broken.map(({ stream, detail }) => (
            <li key={`${stream} ${detail}`} className="check-blocked anywhere">
              {stream} <span className="reference">{detail}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};
