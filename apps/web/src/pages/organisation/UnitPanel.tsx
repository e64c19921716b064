import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitView } from '../../api/generated/types.gen.js';
import { useSession } from '../../components/session-context.js';
import { RenameUnitForm } from '../../forms/unit-forms.js';
import { useLanguage } from '../../messages/use-language.js';
import { nameOf } from '../../ui/date-text.js';
import { ReasonButton } from '../../ui/ReasonButton.js';
import { Contacts, useMayKeep } from './Contacts.js';
import { Proxies } from './Proxies.js';
import { UnitChannels } from './UnitChannels.js';

/** One unit: what it is called, who is there, who is missing, who stands for whom. */
export const UnitPanel = ({ unit }: { unit: UnitView }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const { roles } = useSession();
  const [isRenaming, setRenaming] = useState(false);
  const mayNot = useMayKeep(unit);
  const isKeeper = roles.includes('system_admin') || roles.includes('coordinator');
  return (
    <section className="stack" aria-labelledby="unit-title">
      <div className="row wrap">
        <h2 id="unit-title">{nameOf(unit, language)}</h2>
        <span className="muted">
          {t(`org.kinds.${unit.kind}`)} · {unit.id}
        </span>
        {unit.kind !== 'bureau' && (
          <ReasonButton size="small" reason={isKeeper ? undefined : t('org.onlyKeepers')} onClick={() => setRenaming(true)}>
            {t('org.unit.rename')}
          </ReasonButton>
        )}
      </div>
      {isRenaming && <RenameUnitForm unit={unit} onClose={() => setRenaming(false)} />}
      {unit.vacant.length > 0 && (
        <p className="vacant" role="status">
          {t('org.missing', { roles: unit.vacant.map((role) => t(`role.${role}`)).join(t('common.and')) })}
        </p>
      )}
      <Contacts unit={unit} />
      <UnitChannels key={unit.id} unit={unit} mayNot={mayNot} />
      <Proxies unit={unit} />
    </section>
  );
};
