/** 原文引用: characters of one paragraph (a line of the source), `end` exclusive; what a page break cut goes on in `rest`. */
export interface Quote {
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
  readonly rest?: readonly Quote[];
}

/** Text whose every character knows its place in the source. Slices and joins keep it, so a quote can be had of any part. */
export class Traced {
  constructor(
    readonly text: string,
    /** Offset in the source of each character of `text`. */
    readonly at: readonly number[],
  ) {}

  static readonly EMPTY = new Traced('', []);

  get length(): number {
    return this.text.length;
  }

  slice(start: number, end = this.length): Traced {
    return new Traced(this.text.slice(start, end), this.at.slice(start, end));
  }

  concat(other: Traced): Traced {
    return new Traced(this.text + other.text, this.at.concat(other.at));
  }

  /** Without signs (and blanks) at both ends that match. */
  trim(signs: RegExp): Traced {
    let [start, end] = [0, this.length];
    while (start < end && signs.test(this.text.charAt(start))) start += 1;
    while (end > start && signs.test(this.text.charAt(end - 1))) end -= 1;
    return this.slice(start, end);
  }

  /** The parts between matches of a global pattern; with `keep` its sign stays at the end of the part before it. */
  split(pattern: RegExp, keep = false): Traced[] {
    return this.splitAt(pattern, keep).map(({ part }) => part);
  }

  /** The same, each with its place here. */
  splitAt(pattern: RegExp, keep = false): { readonly part: Traced; readonly start: number }[] {
    const parts: { part: Traced; start: number }[] = [];
    let start = 0;
    for (const { index, 0: sign } of this.text.matchAll(pattern)) {
      parts.push({ part: this.slice(start, keep ? index + sign.length : index), start });
      start = index + sign.length;
    }
    parts.push({ part: this.slice(start), start });
    return parts.filter(({ part }) => part.length > 0);
  }

  /** Runs between places where a global pattern matches, each beginning with its match; the first is what stands before. */
  cutBefore(pattern: RegExp): Traced[] {
    const starts = [0, ...[...this.text.matchAll(pattern)].map(({ index }) => index).filter((index) => index > 0)];
    return starts.map((start, index) => this.slice(start, starts[index + 1])).filter((part) => part.length > 0);
  }

  /** A group of a match, with its place. */
  group(match: RegExpExecArray | RegExpMatchArray, name: string): Traced | undefined {
    const [start, end] = match.indices?.groups?.[name] ?? [];
    return start === undefined ? undefined : this.slice(start, end);
  }
}
