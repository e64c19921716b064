import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.js';
import { spoken } from './messages/i18n.js';
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
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
