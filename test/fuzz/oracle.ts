import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { ApiDocument, Operation } from './document.js';

export interface FuzzAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: Buffer;
}

const ERROR_BODY = '#/components/schemas/ErrorBody';
const STACK_TRACE = /\n\s+at .*:\d+:\d+|node_modules\/|file:\/\/\/|\.[jt]s:\d+:\d+/;
const pointer = (...steps: string[]): string => `#/${steps.map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`;

/** What the document promises of an answer. */
export class Oracle {
  private readonly ajv: Ajv2020;
  private readonly compiled = new Map<string, ValidateFunction>();

  constructor(document: ApiDocument) {
    this.ajv = new Ajv2020({ strict: false, validateFormats: false });
    this.ajv.addSchema(document, 'api');
  }

  /** Undefined: as promised. */
  wrongIn(operation: Operation, { status, type, body }: FuzzAnswer): string | undefined {
    const isText = /json|text/.test(type);
    if (isText && STACK_TRACE.test(body.toString('utf8'))) return 'shows where in the code it was made';
    const named = operation.responses[String(status)];
    // Of every reading alike: what the asker has is what there is.
    if (status === 304 && operation.method === 'get' && body.length === 0) return undefined;
    // Every operation may be refused in the platform's one shape; nothing else is answered that is not named.
    if (!named) return status >= 400 ? this.unlike(ERROR_BODY, body) : `status ${status} is not named`;
    const types = Object.keys(named.content ?? {});
    if (types.length === 0) return status === 204 && body.length > 0 ? 'a body where none is named' : undefined;
    const answered = types.find((each) => type.startsWith(each));
    if (answered === undefined) return `content type ${type} is not named`;
    return answered === 'application/json' ? this.unlike(pointer('paths', operation.path, operation.method, 'responses', String(status), 'content', answered, 'schema'), body) : undefined;
  }

  private unlike(schema: string, body: Buffer): string | undefined {
    const validate = this.compiled.get(schema) ?? this.ajv.compile({ $ref: `api${schema}` });
    this.compiled.set(schema, validate);
    let value: unknown;
    try {
      value = JSON.parse(body.toString('utf8'));
    } catch {
      return 'is no JSON';
    }
    return validate(value) ? undefined : this.ajv.errorsText(validate.errors?.slice(0, 3));
  }
}
