import { WORDS, type Language, type Word } from './words.js';

/** Where lines go: a terminal, a pipe, or a test. */
export interface Screen {
  readonly isTTY: boolean;
  write(text: string): void;
}

/**
 * The list of steps with their times. On a terminal a running step is shown and then overwritten; elsewhere
 * each step is one plain line, written when it is done, without any control code.
 */
export class Steps {
  private readonly running = new Map<Word, string>();

  constructor(
    private readonly screen: Screen,
    private readonly language: Language,
    private readonly now: () => number = Date.now,
  ) {}

  word(word: Word): string {
    return WORDS[word][this.language];
  }

  /** Runs the step; what it answers stands behind its name. A failure marks the line and is thrown on. */
  async run<T>(word: Word, work: (say: (text: string) => void) => Promise<{ text: string; value: T }>): Promise<T> {
    const from = this.now();
    this.show(word, '…');
    try {
      const { text, value } = await work((progress) => this.show(word, progress));
      this.finish(word, `✔ ${this.label(word)}  ${text}`, this.now() - from);
      return value;
    } catch (error) {
      this.finish(word, `✘ ${this.label(word)}`, this.now() - from);
      throw error;
    }
  }

  /** A line of its own, below what is done. */
  line(text = ''): void {
    this.erase();
    this.screen.write(`${text}\n`);
    this.draw();
  }

  private show(word: Word, text: string): void {
    this.erase();
    this.running.set(word, text);
    this.draw();
  }

  private finish(word: Word, line: string, ms: number): void {
    this.erase();
    this.running.delete(word);
    this.screen.write(`${line}  ${(ms / 1000).toFixed(1)} s\n`);
    this.draw();
  }

  private erase(): void {
    if (this.screen.isTTY && this.running.size > 0) this.screen.write('\r\u001b[2K');
  }

  private draw(): void {
    if (!this.screen.isTTY || this.running.size === 0) return;
    const text = [...this.running].map(([word, progress]) => `${this.word(word)} ${progress}`).join('   ');
    this.screen.write(`· ${text.slice(0, 70)}`);
  }

  /** Padded by width: a Chinese character takes two columns. */
  private label(word: Word): string {
    const text = this.word(word);
    const width = [...text].reduce((sum, each) => sum + (each > '\u2e80' ? 2 : 1), 0);
    return text + ' '.repeat(Math.max(0, 13 - width));
  }
}
