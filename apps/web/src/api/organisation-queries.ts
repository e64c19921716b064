import { queryOptions } from '@tanstack/react-query';
import { apiPathTo } from '../api-paths.js';
import { request, withQuery } from './client.js';
import type { ContactList, OrganisationView, ProxyList } from './generated/types.gen.js';

export const organisationQuery = queryOptions({ queryKey: ['organisation', 'tree'], queryFn: () => request<OrganisationView>(apiPathTo.organisation()).then(({ units }) => units), staleTime: 60_000 });

export const contactsQuery = (unit: string) => queryOptions({ queryKey: ['organisation', 'contacts', unit], queryFn: () => request<ContactList>(apiPathTo.contacts(unit)) });

export const proxiesQuery = (unit: string) => queryOptions({ queryKey: ['organisation', 'proxies', unit], queryFn: () => request<ProxyList>(withQuery(apiPathTo.proxies(), { unit })).then(({ rows }) => rows) });
