import type { Day } from '../calendar/instant.js';
import type { TaskCode, UserId } from '../shared/ids.js';

/** Commands on the standing proxies of a unit. */
export type ProxiesCommandBody =
  | {
      readonly type: 'SetProxy';
      /** Who is away. */
      readonly principal: UserId;
      /** Who acts for them. */
      readonly proxy: UserId;
      readonly from: Day;
      readonly until: Day;
      /** Null: all. */
      readonly tasks: readonly TaskCode[] | null;
    }
  | { readonly type: 'EndProxy'; readonly id: string };
