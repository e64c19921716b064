import type { Proxy } from './proxies.state.js';

export interface ProxiesEvents {
  ProxySet: Proxy;
  /** Before its last day. */
  ProxyEnded: { readonly id: string };
}
