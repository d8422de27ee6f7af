import { invalid } from '../errors.ts';
import { entryOf, type XrayTrace } from '../trace.ts';
import { compare } from './compare.ts';
import { annotation, flags, numbers, type Subject, strings, unsupported } from './fields.ts';
import { type Token, tokenize } from './tokens.ts';

type Predicate = (subject: Subject) => boolean;

/**
 * Reads a filter expression: `service("…")` with an inner filter or without, `id("…")`,
 * `annotation.key`, `http.*`, `responsetime`, `duration`, `user`, `name`, the flags; AND, OR, NOT and
 * parentheses. https://docs.aws.amazon.com/xray/latest/devguide/xray-console-filters.html
 * @throws XrayError InvalidRequestException with a sentence for anything else
 */
export function parseFilter(expression: string): (trace: XrayTrace) => boolean {
  if (expression.trim() === '') return () => true;
  const predicate = new Parser(tokenize(expression)).whole();
  return (trace) => {
    const entry = entryOf(trace);
    const segments = trace.segments.map(({ document }) => document);
    return predicate({ trace, segments, faces: entry ? [entry] : [] });
  };
}

/** How deep an expression may go: parentheses, NOT, and the filters of services. */
const deepest = 50;

class Parser {
  readonly #tokens: Token[];
  #at = 0;
  #depth = 0;

  constructor(tokens: Token[]) {
    this.#tokens = tokens;
  }

  whole(): Predicate {
    const predicate = this.#or();
    if (this.#next.kind !== 'end') throw this.#unexpected('AND, OR or the end');
    return predicate;
  }

  get #next(): Token {
    return this.#tokens[this.#at] ?? { kind: 'end', text: '', at: 0 };
  }

  #or(): Predicate {
    let left = this.#and();
    while (this.#takeWord('or')) {
      const [a, b] = [left, this.#and()];
      left = (subject) => a(subject) || b(subject);
    }
    return left;
  }

  #and(): Predicate {
    let left = this.#not();
    while (this.#takeWord('and')) {
      const [a, b] = [left, this.#not()];
      left = (subject) => a(subject) && b(subject);
    }
    return left;
  }

  #not(): Predicate {
    if (++this.#depth > deepest) {
      throw invalid(`A filter expression is at most ${deepest} levels deep.`);
    }
    const isNot = this.#takeWord('not') || this.#takeSymbol('!');
    const inner = isNot ? this.#not() : this.#term();
    this.#depth--;
    return isNot ? (subject) => !inner(subject) : inner;
  }

  #term(): Predicate {
    if (this.#takeSymbol('(')) {
      const inner = this.#or();
      this.#expect(')');
      return inner;
    }
    const token = this.#next;
    if (token.kind !== 'word') throw this.#unexpected('a keyword');
    this.#at++;
    const word = token.text.toLowerCase();
    if (word === 'service') return this.#service();
    if (word === 'id') return this.#id();
    if (word === 'annotation' || word.startsWith('annotation.')) {
      return compare(token.text, annotation(this.#annotationKey(token.text)), this.#operator());
    }
    const flag = own(flags, word);
    if (flag) return this.#flag(flag);
    const values = own(numbers, word) ?? own(strings, word);
    if (values) return compare(token.text, values, this.#operator(), Object.hasOwn(numbers, word));
    const why = unsupported.has(word)
      ? 'The Observatory does not filter by'
      : 'There is no keyword';
    throw invalid(`Invalid filter expression. ${why} ${token.text}.`);
  }

  /** `service("name")`, `service()` for any; with `{ … }` for its segments alone. */
  #service(): Predicate {
    const name = this.#argument();
    const inner = this.#takeSymbol('{') ? this.#or() : undefined;
    if (inner) this.#expect('}');
    return (subject) => {
      const own = subject.segments.filter((each) => name === undefined || each.name === name);
      if (own.length === 0) return false;
      return inner ? inner({ trace: subject.trace, segments: own, faces: own }) : true;
    };
  }

  /** `id("name")`: a service too, without its type. */
  #id(): Predicate {
    const name = this.#argument();
    return ({ segments }) => segments.some((each) => each.name === name);
  }

  #argument(): string | undefined {
    this.#expect('(');
    if (this.#takeSymbol(')')) return undefined;
    const token = this.#take('string', 'a name in quotes');
    this.#expect(')');
    return token.text;
  }

  /** `annotation.key`, `annotation[key]` or `annotation["key"]`. */
  #annotationKey(text: string): string {
    if (text.includes('.')) return text.slice(text.indexOf('.') + 1);
    this.#expect('[');
    const token = this.#next.kind === 'string' ? this.#next : this.#take('word', 'a key');
    if (token === this.#next) this.#at++;
    this.#expect(']');
    return token.text;
  }

  #flag(flag: Predicate): Predicate {
    if (!this.#takeSymbol('=')) return flag;
    const token = this.#take('word', 'true or false');
    const wanted = token.text.toLowerCase() === 'true';
    if (!wanted && token.text.toLowerCase() !== 'false') throw this.#unexpected('true or false');
    return (subject) => flag(subject) === wanted;
  }

  #operator(): { operator: string; value: Token } {
    const token = this.#next;
    if (token.kind !== 'symbol' && token.kind !== 'word') throw this.#unexpected('an operator');
    this.#at++;
    const value = this.#next;
    if (value.kind === 'end' || value.kind === 'symbol') throw this.#unexpected('a value');
    this.#at++;
    return { operator: token.text.toUpperCase(), value };
  }

  #take(kind: Token['kind'], what: string): Token {
    const token = this.#next;
    if (token.kind !== kind) throw this.#unexpected(what);
    this.#at++;
    return token;
  }

  #takeWord(word: string): boolean {
    const found = this.#next.kind === 'word' && this.#next.text.toLowerCase() === word;
    if (found) this.#at++;
    return found;
  }

  #takeSymbol(symbol: string): boolean {
    const found = this.#next.kind === 'symbol' && this.#next.text === symbol;
    if (found) this.#at++;
    return found;
  }

  #expect(symbol: string): void {
    if (!this.#takeSymbol(symbol)) throw this.#unexpected(symbol);
  }

  #unexpected(wanted: string): Error {
    const { kind, text, at } = this.#next;
    const found = kind === 'end' ? 'it ends' : `"${text}" stands`;
    return invalid(`Invalid filter expression. Expected ${wanted} where ${found} (at ${at}).`);
  }
}

/** Not what every object has, such as `constructor`. */
function own<Member>(of: Record<string, Member>, name: string): Member | undefined {
  return Object.hasOwn(of, name) ? of[name] : undefined;
}
