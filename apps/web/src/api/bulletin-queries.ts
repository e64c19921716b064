import { queryOptions } from '@tanstack/react-query';
import { apiPathTo } from '../api-paths.js';
import { request, withQuery } from './client.js';
import type { BulletinList, BulletinView, CalendarFeedView, OfficialDocument } from './generated/types.gen.js';

/** 通报 of a year. */
export const bulletinsQuery = (year: number) => queryOptions({ queryKey: ['bulletins', year], queryFn: () => request<BulletinList>(withQuery(apiPathTo.bulletins(), { cycle: year })) });

export const bulletinQuery = (id: string) => queryOptions({ queryKey: ['bulletins', 'one', id], queryFn: () => request<BulletinView>(apiPathTo.bulletin(id)) });

/** What would be issued as of a day. */
export const bulletinPreviewQuery = (year: number, asOf: string) =>
  queryOptions({ queryKey: ['bulletins', 'preview', year, asOf], queryFn: () => request<OfficialDocument>(withQuery(apiPathTo.bulletinPreview(), { cycle: year, asOf })), retry: false });

export const calendarFeedQuery = queryOptions({ queryKey: ['calendar-feed'], queryFn: () => request<CalendarFeedView>(apiPathTo.calendarFeed()) });
