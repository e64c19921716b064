import { Inject, Injectable } from '@nestjs/common';
import { UserStore } from '#persistence/content/user.store.js';

/** Names of persons in facts and histories; an id that nobody has stays an id. */
@Injectable()
export class UserNames {
  constructor(@Inject(UserStore) private readonly users: UserStore) {}

  async of(ids: readonly (string | null | undefined)[]): Promise<(id: string) => string> {
    const known = await this.users.names(ids.filter((id): id is string => typeof id === 'string' && id !== ''));
    return (id) => known.get(id) ?? id;
  }

  /** Facts with the name of the person they are about, where they are about one. */
  async inFacts(facts: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, unknown>>> {
    const by = facts['by'];
    if (typeof by !== 'string') return facts;
    const nameOf = await this.of([by]);
    return { ...facts, byName: nameOf(by) };
  }
}
