/**
 * Cuts a JSON text into its elements without reading it whole: the features of a FeatureCollection,
 * the members of a list, or values one after the other.
 */
import { BrokenFile } from './broken-file.ts';

export interface JsonElement {
  /** As the file has it. */
  readonly text: string;
  /** Where it begins, counted as an editor counts. */
  readonly line: number;
}

/** A longer one is no record of one thing; nor is what stands around the features so long. */
export const ELEMENT_BYTES_MAX = 8 * 1024 * 1024;
const DEPTH_MAX = 200;

const [NEWLINE, RETURN, TAB, SPACE, RECORD_MARK] = [10, 13, 9, 32, 30];
const [QUOTE, BACKSLASH, COMMA, COLON] = [34, 92, 44, 58];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [91, 93, 123, 125];

/** The record mark stands before each text of a GeoJSON sequence. Source: rfc-8142 */
const isSpace = (byte: number) =>
  byte === SPACE || byte === NEWLINE || byte === RETURN || byte === TAB || byte === RECORD_MARK;

export interface ElementScanner {
  /** @param bytes whole UTF-8 characters */
  add(bytes: Buffer): void;
  /** Throws BrokenFile when the text ends in the middle. */
  end(): void;
}

/** Nothing has begun. */
const NOWHERE = -1;

/** Hands every element to `take`; throws BrokenFile where the text around them is not JSON. */
export class DocumentScanner implements ElementScanner {
  readonly #file: string;
  readonly #take: (element: JsonElement) => void;
  #bytes: Buffer = Buffer.alloc(0);
  #place = 0;
  #line = 1;
  #depth = 0;
  #isInString = false;
  #isEscaped = false;
  /** Elements begin at this depth: in a list at 1, in the features of a collection at 2. */
  #elementDepth = 0;
  /** Of the element, or of what stands around elements. */
  #start = NOWHERE;
  #startLine = 1;
  /** A number or a word, which ends where something else begins. */
  #isScalar = false;
  #isCommaDue = false;
  /** The last string: in the outermost object it is a key when a colon follows. */
  #stringStart = 0;
  #stringEnd = 0;
  #key = '';
  /** What stands before the first element; with what stands after the last it must be JSON. */
  #shell = '';

  constructor(file: string, take: (element: JsonElement) => void) {
    this.#file = file;
    this.#take = take;
  }

  add(chunk: Buffer): void {
    this.#hold(chunk);
    const bytes = this.#bytes;
    for (; this.#place < bytes.length; this.#place += 1) {
      const byte = bytes[this.#place] ?? 0;
      if (byte === NEWLINE) this.#line += 1;
      if (this.#isInString) this.#inString(byte);
      else this.#outside(byte);
    }
  }

  end(): void {
    if (this.#isScalar && this.#depth === 0) this.#finish(this.#place);
    const isOpen = this.#depth > 0 || this.#isInString || this.#start !== NOWHERE;
    if (isOpen) throw this.#refuse('json-truncated');
  }

  /** Keeps what has begun and goes on with the chunk. */
  #hold(chunk: Buffer): void {
    const kept = this.#start === NOWHERE ? this.#place : this.#start;
    const held = this.#bytes.subarray(kept);
    if (held.length > ELEMENT_BYTES_MAX) throw this.#refuse('json-element-too-long');
    this.#bytes = held.length > 0 ? Buffer.concat([held, chunk]) : chunk;
    this.#place -= kept;
    this.#stringStart -= kept;
    this.#stringEnd -= kept;
    if (this.#start !== NOWHERE) this.#start = 0;
  }

  /** Bytes inside a string say nothing but where it ends. */
  #inString(byte: number): void {
    if (this.#isEscaped) this.#isEscaped = false;
    else if (byte === BACKSLASH) this.#isEscaped = true;
    else if (byte === QUOTE) {
      this.#isInString = false;
      this.#stringEnd = this.#place;
      if (this.#depth === this.#elementDepth) this.#finish(this.#place + 1);
    }
  }

  #outside(byte: number): void {
    if (isSpace(byte)) {
      if (this.#isScalar) this.#finish(this.#place);
    } else if (byte === QUOTE) {
      if (this.#start === NOWHERE) this.#begin(byte);
      this.#isInString = true;
      this.#stringStart = this.#place + 1;
    } else if (byte === OPEN_OBJECT || byte === OPEN_LIST) this.#open(byte);
    else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) this.#close();
    else if (byte === COMMA) this.#comma();
    else if (byte === COLON && this.#depth === 1 && this.#isOutermost())
      this.#key = this.#bytes.toString('utf8', this.#stringStart, this.#stringEnd);
    else if (this.#start === NOWHERE) this.#begin(byte);
  }

  #begin(byte: number): void {
    if (this.#isCommaDue) throw this.#refuse('json-damaged');
    this.#start = this.#place;
    this.#startLine = this.#line;
    this.#isScalar = byte !== OPEN_OBJECT && byte !== OPEN_LIST && byte !== QUOTE;
  }

  #finish(end: number): void {
    const text = this.#bytes.toString('utf8', this.#start, end);
    this.#start = NOWHERE;
    this.#isScalar = false;
    this.#isCommaDue = this.#elementDepth > 0;
    this.#take({ text, line: this.#startLine });
  }

  #isOutermost(): boolean {
    return this.#elementDepth === 0 && this.#shell === '';
  }

  #open(byte: number): void {
    if (this.#start === NOWHERE) this.#begin(byte);
    this.#depth += 1;
    if (this.#depth > DEPTH_MAX) throw this.#refuse('json-damaged');
    if (byte !== OPEN_LIST || !this.#isOutermost()) return;
    const isFeatures = this.#depth === 2 && this.#key === 'features';
    if (this.#depth === 1 || isFeatures) this.#enter();
  }

  /** The outermost list, or the features of the outermost object: what is inside are elements. */
  #enter(): void {
    this.#elementDepth = this.#depth;
    this.#shell = this.#bytes.toString('utf8', this.#start, this.#place + 1);
    this.#start = NOWHERE;
    this.#isScalar = false;
    this.#isCommaDue = false;
  }

  #close(): void {
    if (this.#isScalar) this.#finish(this.#place);
    if (this.#depth === 0) throw this.#refuse('json-damaged');
    if (this.#elementDepth > 0 && this.#depth === this.#elementDepth) this.#leave();
    this.#depth -= 1;
    if (this.#depth === this.#elementDepth && this.#start !== NOWHERE) this.#closeWhole();
  }

  #leave(): void {
    this.#elementDepth = 0;
    this.#isCommaDue = false;
    this.#start = this.#place;
  }

  #closeWhole(): void {
    if (this.#shell === '' || this.#elementDepth > 0) return this.#finish(this.#place + 1);
    const shell = this.#shell + this.#bytes.toString('utf8', this.#start, this.#place + 1);
    if (!isJson(shell)) throw this.#refuse('json-damaged');
    this.#shell = '';
    this.#key = '';
    this.#start = NOWHERE;
  }

  #comma(): void {
    if (this.#isScalar) this.#finish(this.#place);
    if (this.#depth !== this.#elementDepth || this.#start !== NOWHERE) return;
    if (!this.#isCommaDue) throw this.#refuse('json-damaged');
    this.#isCommaDue = false;
  }

  #refuse(code: string): BrokenFile {
    return new BrokenFile(code, { file: this.#file, line: this.#line });
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
