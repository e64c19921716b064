import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.js';
import { i18n, spoken } from './messages/i18n.js';
import './styles/base.css';
import './styles/shell.css';
import './styles/pages.css';
import './styles/dashboards.css';
import './styles/catalogue.css';
import './styles/cycles.css';
import './styles/leaders.css';
import './styles/documents.css';
import './styles/changes.css';
import './styles/carrying-out.css';
import './styles/units.css';
import './styles/review.css';
import './styles/channels.css';
import './styles/oversight.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
await spoken;
// Told once the words are there, not when they are asked for.
const tell = (language: string): void => {
  document.documentElement.lang = language;
};
tell(i18n.language);
i18n.on('languageChanged', tell);
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
