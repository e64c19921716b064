/** A span to come, of codes and ids alone: no text that a person wrote, no name, no address. */
export interface Traced {
  readonly name: string;
  readonly kind?: 'server' | 'producer' | 'consumer';
  readonly facts?: Facts;
  /** W3C `traceparent` that it goes on from; undefined: from the span that is under way, if there is one. */
  readonly of?: string | undefined;
  /** Further ones that it answers to: a batch has come of many clicks. */
  readonly also?: readonly string[];
}
export type Facts = Readonly<Record<string, string | number>>;

export interface Span {
  readonly note: (facts: Facts) => void;
  readonly rename: (name: string) => void;
  /** It came to nothing, and not because a rule said so. */
  readonly fail: () => void;
}

/** From a click to its workflow (decision record 0064). There is one only where somebody listens. */
export interface Tracing {
  within<T>(traced: Traced, work: (span: Span) => Promise<T>): Promise<T>;
  /** W3C `traceparent` of the span under way. */
  current(): string | undefined;
}
