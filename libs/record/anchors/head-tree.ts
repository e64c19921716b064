import type { CryptoProvider } from '#crypto/provider.js';

/** Enough that a bucket stays small with a hundred thousand streams, few enough to begin in a moment. */
const BUCKETS = 4096;

export interface Head {
  readonly sequence: number;
  readonly hash: string;
}

/**
 * A Merkle tree over the last hash of every stream. A stream belongs to a bucket by the hash of its id, so that one more
 * moves no other: after a change only its bucket and the twelve nodes above it are reckoned again.
 */
export class HeadTree {
  private readonly heads = new Map<string, Head>();
  private readonly buckets: Set<string>[] = Array.from({ length: BUCKETS }, () => new Set());
  /** The root is 1, the children of n are 2n and 2n + 1, the buckets begin at BUCKETS. */
  private readonly nodes: string[] = [];
  private readonly changed = new Set<number>();

  constructor(private readonly provider: Pick<CryptoProvider, 'hash'>) {
    const empty = provider.hash('');
    for (let at = 0; at < BUCKETS; at++) this.nodes[BUCKETS + at] = empty;
    for (let at = BUCKETS - 1; at > 0; at--) this.nodes[at] = this.joined(at);
  }

  get size(): number {
    return this.heads.size;
  }
  get(id: string): Head | undefined {
    return this.heads.get(id);
  }
  entries(): IterableIterator<[string, Head]> {
    return this.heads.entries();
  }

  /** Sequence 0: the stream is no more. */
  set(id: string, head: Head): void {
    const bucket = this.bucketOf(id);
    if (head.sequence > 0) {
      this.heads.set(id, head);
      this.buckets[bucket]?.add(id);
    } else {
      this.heads.delete(id);
      this.buckets[bucket]?.delete(id);
    }
    this.changed.add(bucket);
  }

  root(): string {
    let level = new Set<number>();
    for (const bucket of this.changed) {
      const leaves = [...(this.buckets[bucket] ?? [])].sort().map((id) => `${id} ${this.heads.get(id)?.sequence} ${this.heads.get(id)?.hash}`);
      this.nodes[BUCKETS + bucket] = this.provider.hash(leaves.join('\n'));
      level.add((BUCKETS + bucket) >> 1);
    }
    this.changed.clear();
    while (level.size > 0) {
      const above = new Set<number>();
      for (const at of level) {
        this.nodes[at] = this.joined(at);
        if (at > 1) above.add(at >> 1);
      }
      level = above;
    }
    return this.nodes[1] ?? '';
  }

  private readonly joined = (at: number): string => this.provider.hash(`${this.nodes[2 * at]} ${this.nodes[2 * at + 1]}`);
  private readonly bucketOf = (id: string): number => parseInt(this.provider.hash(id).slice(-3), 16);
}
