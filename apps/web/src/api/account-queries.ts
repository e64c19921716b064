import { queryOptions } from '@tanstack/react-query';
import { apiPathTo } from '../api-paths.js';
import { request } from './client.js';
import type { OwnSessions, PasswordRules, SecondFactorView } from './generated/types.gen.js';

export const passwordRulesQuery = queryOptions({ queryKey: ['password-rules'], queryFn: () => request<PasswordRules>(apiPathTo.passwordRules()) });
export const secondFactorQuery = queryOptions({ queryKey: ['second-factor'], queryFn: () => request<SecondFactorView>(apiPathTo.secondFactor()) });
export const ownSessionsQuery = queryOptions({ queryKey: ['own-sessions'], queryFn: () => request<OwnSessions>(apiPathTo.ownSessions()) });
