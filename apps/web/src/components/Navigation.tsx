import {
  ApartmentOutlined,
  AppstoreOutlined,
  BarChartOutlined,
  AuditOutlined,
  BellOutlined,
  CalendarOutlined,
  ControlOutlined,
  DiffOutlined,
  FundOutlined,
  QuestionCircleOutlined,
  SafetyOutlined,
  ScheduleOutlined,
  TeamOutlined,
  ToolOutlined,
  CheckSquareOutlined,
  EditOutlined,
  ExperimentOutlined,
  FieldTimeOutlined,
  DashboardOutlined,
  FlagOutlined,
  FormOutlined,
  LineChartOutlined,
  MailOutlined,
  NotificationOutlined,
  ProfileOutlined,
  ReadOutlined,
  ShopOutlined,
  UnorderedListOutlined,
  UserOutlined,
} from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role, SessionView } from '../api/generated/types.gen.js';
import { pathTo } from '../path-builder.js';
import { useSession } from './session-context.js';

const ICONS = {
  worklist: <CheckSquareOutlined aria-hidden />,
  overview: <AppstoreOutlined aria-hidden />,
  signOff: <EditOutlined aria-hidden />,
  assignments: <UnorderedListOutlined aria-hidden />,
  briefing: <DashboardOutlined aria-hidden />,
  progress: <LineChartOutlined aria-hidden />,
  requests: <FormOutlined aria-hidden />,
  cities: <ShopOutlined aria-hidden />,
  rates: <BarChartOutlined aria-hidden />,
  notices: <BellOutlined aria-hidden />,
  reminders: <FieldTimeOutlined aria-hidden />,
  supervision: <FlagOutlined aria-hidden />,
  bulletins: <NotificationOutlined aria-hidden />,
  catalogue: <ProfileOutlined aria-hidden />,
  cycles: <CalendarOutlined aria-hidden />,
  organisation: <ApartmentOutlined aria-hidden />,
  rehearsals: <ExperimentOutlined aria-hidden />,
  changes: <DiffOutlined aria-hidden />,
  calendar: <ScheduleOutlined aria-hidden />,
  rules: <ControlOutlined aria-hidden />,
  metrics: <FundOutlined aria-hidden />,
  flags: <QuestionCircleOutlined aria-hidden />,
  load: <TeamOutlined aria-hidden />,
  security: <SafetyOutlined aria-hidden />,
  audit: <AuditOutlined aria-hidden />,
  system: <ToolOutlined aria-hidden />,
  outbox: <MailOutlined aria-hidden />,
  me: <UserOutlined aria-hidden />,
  help: <ReadOutlined aria-hidden />,
};
type Place = keyof typeof ICONS;

interface Shown {
  readonly place: Place;
  /** Whose menu it is in; without them everybody's. The API answers by its own rules whoever opens the page. */
  readonly roles?: readonly Role[];
  readonly unitKind?: SessionView['unitKind'];
  readonly isDemo?: boolean;
}
const STEERING: readonly Role[] = ['coordinator', 'bureau_leader'];
/** Units, departments, and the coordinator, who checks the measures of the bureau. */
const WORKING: readonly Role[] = ['liaison', 'clerk', 'leader', 'head', 'reviewer', 'director', 'coordinator'];
const MORE: readonly Shown[] = [
  { place: 'briefing', roles: STEERING },
  { place: 'signOff', roles: ['leader'] },
  { place: 'assignments' },
  { place: 'progress', roles: WORKING },
  { place: 'requests', roles: [...WORKING, 'bureau_leader'] },
  { place: 'cities', unitKind: 'province' },
  { place: 'rates' },
  { place: 'metrics', roles: [...WORKING, 'bureau_leader'] },
  { place: 'flags', roles: ['reviewer', 'director', ...STEERING] },
  { place: 'load', roles: ['director', ...STEERING] },
  { place: 'notices' },
  { place: 'reminders' },
  { place: 'supervision' },
  { place: 'bulletins', roles: STEERING },
  { place: 'catalogue' },
  { place: 'cycles', roles: STEERING },
  { place: 'organisation', roles: [...STEERING, 'system_admin'] },
  { place: 'changes', roles: STEERING },
  { place: 'calendar', roles: STEERING },
  { place: 'rules', roles: STEERING },
  { place: 'rehearsals', roles: STEERING },
  { place: 'system', roles: ['system_admin'] },
  { place: 'security', roles: ['security_admin'] },
  { place: 'audit', roles: ['audit_admin'] },
  { place: 'outbox', isDemo: true },
  { place: 'help' },
];

const Entry = ({ place, children }: { place: Place; children: ReactNode }): ReactElement => {
  const path = pathTo[place]();
  return (
    <Link {...path} className="nav-link" activeProps={{ className: 'nav-link is-active' }} activeOptions={{ includeSearch: false }}>
      {ICONS[place]}
      <span>{children}</span>
    </Link>
  );
};

/** The pages beside the three of the bottom bar. */
export const MoreEntries = (): ReactElement => {
  const { t } = useTranslation();
  const session = useSession();
  const places = MORE.filter(({ roles, unitKind, isDemo = false }) => (unitKind === undefined || unitKind === session.unitKind) && (roles === undefined || roles.some((role) => session.roles.includes(role))) && (session.demo || !isDemo)).map(({ place }) => place);
  return (
    <ul className="nav-list">
      {places.map((place) => (
        <li key={place}>
          <Entry place={place}>{t(`nav.${place}`)}</Entry>
        </li>
      ))}
    </ul>
  );
};

export const SideNav = (): ReactElement => {
  const { t } = useTranslation();
  return (
    <nav className="side-nav" aria-label={t('nav.main')}>
      <ul className="nav-list">
        <li>
          <Entry place="worklist">{t('nav.worklist')}</Entry>
        </li>
        <li>
          <Entry place="overview">{t('nav.overview')}</Entry>
        </li>
      </ul>
      <MoreEntries />
      <ul className="nav-list">
        <li>
          <Entry place="me">{t('nav.me')}</Entry>
        </li>
      </ul>
    </nav>
  );
};

export const BottomNav = (): ReactElement => {
  const { t } = useTranslation();
  return (
    <nav className="bottom-nav" aria-label={t('nav.main')}>
      <Entry place="worklist">{t('nav.worklist')}</Entry>
      <Entry place="overview">{t('nav.overview')}</Entry>
      <Entry place="me">{t('nav.me')}</Entry>
    </nav>
  );
};
