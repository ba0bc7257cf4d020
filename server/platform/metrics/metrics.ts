import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** All metrics of this process, in Prometheus' text format at GET /metrics. No label ever holds personal data. */
export const metrics = new Registry();

collectDefaultMetrics({ register: metrics });

/** Seconds from a request's arrival to its answer. */
export const httpRequestSeconds = new Histogram({
  name: 'veriward_http_request_seconds',
  help: 'Seconds from request to answer, by product and operation.',
  labelNames: ['product', 'operation', 'method', 'status'],
  buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  registers: [metrics],
});

/** Seconds that webhook calls of this worker took, by what became of them. */
export const webhookCallSeconds = new Histogram({
  name: 'veriward_webhook_call_seconds',
  help: 'Seconds from sending a webhook call to its answer, by product and outcome.',
  labelNames: ['product', 'outcome'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
  registers: [metrics],
});

/** Watches a connection pool: how many connections there are, idle and waited for. */
export function watchPool(pool: { totalCount: number; idleCount: number; waitingCount: number }): void {
  new Gauge({
    name: 'veriward_database_connections',
    help: 'Database connections of this process, by state; waiting counts queries without a connection.',
    labelNames: ['state'],
    registers: [metrics],
    collect() {
      this.set({ state: 'open' }, pool.totalCount);
      this.set({ state: 'idle' }, pool.idleCount);
      this.set({ state: 'waiting' }, pool.waitingCount);
    },
  });
}
