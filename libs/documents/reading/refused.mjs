/** A file that is not read, with the reason; anything else thrown is a fault of the file or of the reader. */
export class Refused extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}
