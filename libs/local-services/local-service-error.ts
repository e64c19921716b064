/** A cause that a person can mend, said in a sentence. `exitCode` 1: a step failed, 3: the machine lacks something. */
export class LocalServiceError extends Error {
  override readonly name = 'LocalServiceError';

  constructor(
    message: string,
    readonly exitCode: 1 | 3 = 1,
  ) {
    super(message);
  }
}
