import { once } from 'node:events';
import { createServer } from 'node:http';

/** A span as a collector gets it. */
export interface ReceivedSpan {
  readonly service: string;
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string;
  readonly links: readonly { readonly traceId: string; readonly spanId: string }[];
  readonly isFailed: boolean;
  readonly facts: Readonly<Record<string, unknown>>;
}
interface Value {
  readonly stringValue?: string;
  readonly intValue?: number;
}
interface Sent {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly { readonly key: string; readonly value: Value }[] };
    readonly scopeSpans: readonly { readonly spans: readonly { readonly traceId: string; readonly spanId: string; readonly parentSpanId?: string; readonly name: string; readonly attributes: readonly { readonly key: string; readonly value: Value }[]; readonly links?: ReceivedSpan['links']; readonly status?: { readonly code?: number } }[] }[];
  }[];
}
const factsOf = (attributes: readonly { readonly key: string; readonly value: Value }[]): Record<string, unknown> => Object.fromEntries(attributes.map(({ key, value }) => [key, value.stringValue ?? value.intValue]));

/** A collector of OTLP over HTTP, as JSON; it keeps every word that was sent. */
export async function traceReceiver(): Promise<{ readonly url: string; readonly spans: ReceivedSpan[]; readonly texts: string[]; close(): Promise<void> }> {
  const spans: ReceivedSpan[] = [];
  const texts: string[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const text = Buffer.concat(parts).toString();
      if (request.url !== '/v1/traces' || request.headers['content-type'] !== 'application/json') return void response.writeHead(404).end();
      texts.push(text);
      for (const { resource, scopeSpans } of (JSON.parse(text) as Sent).resourceSpans) {
        for (const span of scopeSpans.flatMap((each) => each.spans)) {
          spans.push({ service: String(factsOf(resource.attributes)['service.name']), name: span.name, traceId: span.traceId, spanId: span.spanId, parentSpanId: span.parentSpanId ?? '', links: span.links ?? [], isFailed: span.status?.code === 2, facts: factsOf(span.attributes) });
        }
      }
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`, spans, texts,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
