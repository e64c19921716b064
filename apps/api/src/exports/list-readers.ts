import { Inject, Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { AssignmentLists } from '../assignments/assignment-list.queries.js';
import { Overview } from '../dashboards/overview.queries.js';
import { Rates } from '../dashboards/rates.queries.js';
import { AuditTrail } from '../audit/audit.queries.js';
import { Load } from '../load/load.queries.js';
import { Notices } from '../notices/notices.queries.js';
import { Progress } from '../progress/progress.queries.js';
import { Rehearsals } from '../rehearsal/rehearsal.queries.js';
import { Reminders } from '../reminders/reminders.queries.js';
import { Scores } from '../scores/scores.queries.js';
import { SupervisionRegister } from '../supervision/supervision.queries.js';
import { Worklist } from '../worklist/worklist.queries.js';

/** What reads each list for its page reads it for its export. */
@Injectable()
export class ListReaders {
  constructor(@Inject(ModuleRef) private readonly rooms: ModuleRef) {}

  get worklist(): Worklist {
    return this.rooms.get(Worklist, { strict: false });
  }
  get items(): AssignmentLists {
    return this.rooms.get(AssignmentLists, { strict: false });
  }
  get overview(): Overview {
    return this.rooms.get(Overview, { strict: false });
  }
  get rates(): Rates {
    return this.rooms.get(Rates, { strict: false });
  }
  get scores(): Scores {
    return this.rooms.get(Scores, { strict: false });
  }
  get reminders(): Reminders {
    return this.rooms.get(Reminders, { strict: false });
  }
  get supervision(): SupervisionRegister {
    return this.rooms.get(SupervisionRegister, { strict: false });
  }
  get metrics(): Progress {
    return this.rooms.get(Progress, { strict: false });
  }
  get load(): Load {
    return this.rooms.get(Load, { strict: false });
  }
  get audit(): AuditTrail {
    return this.rooms.get(AuditTrail, { strict: false });
  }
  get rehearsals(): Rehearsals {
    return this.rooms.get(Rehearsals, { strict: false });
  }
  get notices(): Notices {
    return this.rooms.get(Notices, { strict: false });
  }
}
