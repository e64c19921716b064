import { queryOptions } from '@tanstack/react-query';
import { apiPathTo } from '../api-paths.js';
import { request } from './client.js';
import type { MessageTemplateList, NoticeSettingsView } from './generated/types.gen.js';

export const noticeSettingsQuery = queryOptions({ queryKey: ['notice-settings'], queryFn: () => request<NoticeSettingsView>(apiPathTo.noticeSettings()) });

export const messageTemplatesQuery = queryOptions({ queryKey: ['message-templates'], queryFn: () => request<MessageTemplateList>(apiPathTo.messageTemplates()) });
