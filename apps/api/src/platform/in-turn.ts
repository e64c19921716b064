import { ApiError } from './api-error.js';

/** One piece of work at a time; those that come meanwhile wait, and no more than so many. */
export class InTurn {
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  constructor(private readonly most: number) {}

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.waiting > this.most) throw new ApiError('TOO_MANY', { minutes: 1 });
    this.waiting += 1;
    const result = this.last.then(work);
    this.last = result.catch(() => undefined);
    try {
      return await result;
    } finally {
      this.waiting -= 1;
    }
  }
}
