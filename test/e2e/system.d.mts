export interface System {
  /** Of its pages, without a slash at the end. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}
export function startSystem(flags?: readonly string[], variables?: Readonly<Record<string, string>>): Promise<System>;
