import { queryOptions } from '@tanstack/react-query';
import { apiPathTo } from '../api-paths.js';
import { request } from './client.js';
import type { AttachmentList, DraftChecks, DraftChecksBody, ForecastView } from './generated/types.gen.js';

export const attachmentsQuery = (id: string) => queryOptions({ queryKey: ['attachments', id], queryFn: () => request<AttachmentList>(apiPathTo.attachments(id)) });

/** 为何提醒·下一步. */
export const forecastQuery = (id: string) => queryOptions({ queryKey: ['assignment', id, 'forecast'], queryFn: () => request<ForecastView>(apiPathTo.forecast(id)) });

/** Of a stored version with what would go with it: asked again only where one of the two is another. */
export const draftChecksQuery = (id: string, version: number, body: DraftChecksBody) =>
  queryOptions({ queryKey: ['draft-checks', id, version, JSON.stringify(body)], queryFn: () => request<DraftChecks>(apiPathTo.draftChecks(id), { method: 'POST', body }), staleTime: Infinity, placeholderData: (before) => before });
