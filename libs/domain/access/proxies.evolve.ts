import { evolveBy } from '../shared/stream.js';
import type { ProxiesEvents } from './proxies.events.js';
import type { ProxiesState } from './proxies.state.js';

export const evolveProxies = evolveBy<ProxiesState, ProxiesEvents>({
  ProxySet: (state, { data }) => ({ ...state, proxies: [...state.proxies, data] }),
  ProxyEnded: (state, { data }) => ({ ...state, proxies: state.proxies.filter(({ id }) => id !== data.id) }),
});
