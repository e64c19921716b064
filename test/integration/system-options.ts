export interface SystemOptions {
  /** The built tree whose processes run. */
  readonly dist: string;
  /** Puts in what there is before the processes start. */
  fill(logins: Logins, places: Places): Promise<unknown>;
  /** Where mails go, and other channels as `CHANNELS` has them; without it an outbox of our own takes mails. */
  readonly sinks?: { readonly smtpPort: number; readonly channels: string };
  /** A cluster's folder to begin with, copied. */
  readonly cluster?: string;
  /** API and worker reach Temporal and PostgreSQL by lines that can be cut. */
  readonly hasLines?: boolean;
  /** What PostgreSQL, files and anchors write lies on a disk of its own, where the machine allows one. */
  readonly hasSmallDisk?: boolean;
  /** Of Temporal's store the same. */
  readonly temporal?: string;
}
export interface Logins {
  readonly ownerUrl: string;
  readonly recordUrl: string;
  readonly appUrl: string;
}
/** Where files and anchors lie. */
export interface Places {
  readonly filesDir: string;
  readonly anchorDir: string;
}
