import { isSpanContextValid, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, type Context, type Span as OfOpenTelemetry, type SpanContext } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Traced, Tracing } from '#record/tracing.js';

const KINDS = { server: SpanKind.SERVER, producer: SpanKind.PRODUCER, consumer: SpanKind.CONSUMER } as const;
const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;
/** A collector that is away holds up nobody who stops. */
const PATIENCE_MS = 2_000;

export interface OpenTracing extends Tracing {
  /** Sends what waits. */
  close(): Promise<void>;
}

/**
 * Spans to a collector by OTLP over HTTP. Loaded only where one is named (`OTEL_EXPORTER_OTLP_ENDPOINT`). Nobody waits for it: what it
 * does not take is dropped.
 */
export function openTracing(service: 'liandong-api' | 'liandong-worker', endpoint: string): OpenTracing {
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces`, timeoutMillis: PATIENCE_MS });
  const provider = new BasicTracerProvider({ resource: resourceFromAttributes({ 'service.name': service }), spanProcessors: [new BatchSpanProcessor(exporter, { scheduledDelayMillis: 1_000 })] });
  const tracer = provider.getTracer('liandong');
  const underWay = new AsyncLocalStorage<OfOpenTelemetry>();

  const parentOf = ({ of }: Traced): Context => {
    const told = of === undefined ? undefined : contextOf(of);
    if (told) return trace.setSpanContext(ROOT_CONTEXT, told);
    const here = underWay.getStore();
    return here ? trace.setSpan(ROOT_CONTEXT, here) : ROOT_CONTEXT;
  };
  return {
    within: async (traced, work) => {
      const links = (traced.also ?? []).flatMap((each) => contextOf(each) ?? []).map((context) => ({ context }));
      const span = tracer.startSpan(traced.name, { links, ...(traced.kind && { kind: KINDS[traced.kind] }), ...(traced.facts && { attributes: traced.facts }) }, parentOf(traced));
      const fail = (): void => void span.setStatus({ code: SpanStatusCode.ERROR });
      try {
        return await underWay.run(span, () => work({ note: (facts) => void span.setAttributes(facts), rename: (name) => void span.updateName(name), fail }));
      } catch (error) {
        // Not its words: they may hold what somebody wrote.
        fail();
        throw error;
      } finally {
        span.end();
      }
    },
    current: () => {
      const context = underWay.getStore()?.spanContext();
      return context && `00-${context.traceId}-${context.spanId}-0${context.traceFlags & 1}`;
    },
    close: () => Promise.race([provider.shutdown().catch(() => undefined), new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS).unref())]),
  };
}

/** Of what a header says; undefined: it says nothing of the kind. */
const contextOf = (traceparent: string): SpanContext | undefined => {
  const [, traceId = '', spanId = '', flags = '00'] = TRACEPARENT.exec(traceparent) ?? [];
  const context = { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true };
  return isSpanContextValid(context) ? context : undefined;
};
