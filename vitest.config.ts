import { defineConfig } from 'vitest/config';

/**
 * Tests share their workers: no global state may exist, and start-up stays short.
 * Whatever needs a process, a browser or a socket of its own starts one itself.
 */
export default defineConfig({
	test: {
		include: [
			'{kernel,facts,learning,serving,experiments,apps}/*/src/**/*.test.{ts,tsx}',
			'tools/*.test.ts',
		],
		setupFiles: ['tools/property-seed.ts'],
		pool: 'threads',
		isolate: false,
		maxWorkers: 2,
		testTimeout: 90_000,
		hookTimeout: 60_000,
	},
});
