import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BrowsersFirst } from './tools/browsers-first.ts';

/**
 * Tests share their workers: no global state may exist, and start-up stays short.
 * Whatever needs a process, a browser or a socket of its own starts one itself, and waits for it: with one worker more
 * than cores, others work meanwhile.
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
		maxWorkers: 3,
		sequence: { sequencer: BrowsersFirst },
		// For the processes that tests begin: reading some hundred files of TypeScript is half of what a short one does.
		env: { NODE_COMPILE_CACHE: join(tmpdir(), 'marquee-compiled') },
		// Against what never ends, and for nothing else: beside other work a training of two seconds takes a minute.
		testTimeout: 180_000,
		hookTimeout: 180_000,
	},
});
