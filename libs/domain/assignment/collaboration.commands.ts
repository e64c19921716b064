import type { UnitId, UserId } from '../shared/ids.js';

/** 沟通: within the writer's own side, or between all. */
export type Audience = 'inside' | 'all';

/** What people around an assignment send without moving it (L11, L13). */
export interface CollaborationCommandBodies {
  /** 抄送. */
  Copy: { readonly to: readonly (UserId | UnitId)[] };
  /** 沟通; `about`: a section or a return item, null: the whole. */
  Comment: { readonly audience: Audience; readonly about: string | null; readonly text: string; readonly mentions: readonly UserId[] };
}
