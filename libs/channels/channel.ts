/** What leaves the house of a message: what to do, for which task and unit, by when and why; no plan content, no login link. */
export interface ChannelMessage {
  /** The same at every attempt, so that the peer knows a repeat: `Message-ID`, `Idempotency-Key`. */
  readonly id: string;
  /** An address or number; empty where the channel has one recipient alone. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same words for a reader of HTML, each escaped. */
  readonly html: string;
}

/**
 * What became of an attempt. `refused`: the peer has not taken it; `isFinal` where it said that it never will,
 * `isOfChannel` where any other message would have fared the same: the peer is away, busy, or does not know us. `unsure`: all
 * was said and no answer came, so the peer may have taken it.
 */
export type Attempt = { readonly state: 'sent' } | { readonly state: 'refused'; readonly reason: string; readonly isFinal: boolean; readonly isOfChannel: boolean } | { readonly state: 'unsure'; readonly reason: string };

/** Messages of a channel under way at once, each on a connection of its own; an SMTP server takes a few of one client. */
export const AT_ONCE = 5;

/** 渠道: one way out of the house. The in-app notice is none: it is there once it is written. */
export interface Channel {
  /** The peer is told the message's id and can drop a repeat. Where it cannot, an attempt without an answer is not repeated by itself. */
  readonly knowsRepeats: boolean;
  /** Never throws: a peer that is away is a refusal. */
  send(message: ChannelMessage): Promise<Attempt>;
  close(): void;
}

/** So much of a peer's own words is kept. */
const REASON_LENGTH = 300;
export const reasonOf = (...parts: readonly unknown[]): string => parts.filter((part) => part !== undefined && part !== '').join(' ').replace(/\s+/g, ' ').slice(0, REASON_LENGTH);
