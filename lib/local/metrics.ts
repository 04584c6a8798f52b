import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Delivery } from './delivery.ts';
import { freeBytes } from './free-bytes.ts';
import type { ServedRequest } from './observed.ts';

export interface Metrics {
  contentType: string;
  text(): Promise<string>;
  served(request: ServedRequest): void;
}

/** What an operator watches; docs/operations.md says which value calls for a person. */
export function openMetrics({ bus, scheduler }: Delivery, dataDir: string): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'egov_http_request_duration_seconds',
    help: 'Requests by declared route',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 30],
    registers,
  });
  new Gauge({
    name: 'egov_bus_deliveries',
    help: 'Deliveries waiting, and those given up after five attempts',
    labelNames: ['state'] as const,
    registers,
    collect() {
      const { waiting, dead } = bus.counts();
      this.set({ state: 'waiting' }, waiting);
      this.set({ state: 'dead' }, dead);
    },
  });
  new Gauge({
    name: 'egov_schedule_last_run_timestamp_seconds',
    help: 'Instant that a schedule last ran for',
    labelNames: ['schedule'] as const,
    registers,
    collect() {
      for (const { name, instant } of scheduler.lastRuns()) this.set({ schedule: name }, instant / 1000);
    },
  });
  new Gauge({
    name: 'egov_data_folder_free_bytes',
    help: 'Room left where the data lie',
    registers,
    async collect() {
      this.set(await freeBytes(dataDir));
    },
  });
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    served: ({ method, route, status, seconds }) => duration.observe({ method, route, status }, seconds),
  };
}
