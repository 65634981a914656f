import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import type { AdminStatus } from '@marquee/gateway';
import { openLoop } from '@marquee/gateway/testing';
import { seededRandom } from '@marquee/units';
import { build } from 'hdr-histogram-js';
import { pageRequests } from './home-page/page-requests.ts';
import { servedState } from './home-page/served-state.ts';
import { viewersOf } from './home-page/viewers.ts';

/**
 * How long a home page takes at a constant rate, counted from the moment at which each request was due.
 *
 *   npm run bench:home-page -- --state DIR [--rate 50] [--seconds 60] [--warmup 5] [--seed 1] [--json]
 *   npm run bench:home-page -- --state DIR --url http://… --key KEY      against a gateway that runs already
 *
 * The gateway runs in a process of its own beside this one, on the same cores.
 */
const { values } = parseArgs({
	options: {
		state: { type: 'string', default: '.marquee' },
		rate: { type: 'string', default: '50' },
		seconds: { type: 'string', default: '60' },
		warmup: { type: 'string', default: '5' },
		seed: { type: 'string', default: '1' },
		url: { type: 'string' },
		key: { type: 'string' },
		json: { type: 'boolean', default: false },
	},
});
const [rate, seconds, warmup, seed] = [values.rate, values.seconds, values.warmup, values.seed].map(
	(value) => {
		const number = Number(value);
		if (number >= 0) return number;
		throw new RangeError(`${value} is not a number of requests or seconds`);
	},
) as [number, number, number, number];

const drawViewer = await viewersOf(values.state, seededRandom(seed, 'viewers'));
const served =
	values.url === undefined
		? await servedState(values.state)
		: { url: values.url, key: values.key ?? '', stop: async () => {} };
const { get, close } = pageRequests(served.url, served.key);
const status = async () => JSON.parse((await get('/v1/admin/status')).toString()) as AdminStatus;
const page = async () => await get(`/v1/home?profile=${encodeURIComponent(drawViewer())}`);

/** Microseconds: fine enough for a page from memory, wide enough for one that took a minute. */
const latency = build({ highestTrackableValue: 120_000_000, numberOfSignificantValueDigits: 3 });
const lateness = build({ highestTrackableValue: 120_000_000, numberOfSignificantValueDigits: 3 });
const errors: Record<string, number> = {};
let bytes = 0;

try {
	await openLoop({ rate, seconds: warmup, ask: async () => void (await page()), done: () => {} });
	const before = await status();
	let worstSecondMs = 0;
	const watch = setInterval(async () => {
		try {
			worstSecondMs = Math.max(worstSecondMs, (await status()).eventLoop.recentMs);
		} catch (error) {
			errors[`status: ${(error as Error).message}`] = 1;
		}
	}, 1_000);
	await openLoop({
		rate,
		seconds,
		ask: async () => {
			bytes += (await page()).length;
		},
		done: ({ latencyMs, lateMs, error }) => {
			latency.recordValue(Math.round(latencyMs * 1_000));
			lateness.recordValue(Math.round(lateMs * 1_000));
			if (error === undefined) return;
			const { message } = error as Error;
			errors[message] = (errors[message] ?? 0) + 1;
		},
	});
	clearInterval(watch);
	report(before, await status(), worstSecondMs);
} finally {
	close();
	await served.stop();
}

function report(before: AdminStatus, after: AdminStatus, worstSecondMs: number): void {
	const wallSeconds = (after.now - before.now) / 1_000;
	const failed = Object.values(errors).reduce((sum, count) => sum + count, 0);
	const ms = (histogram: typeof latency, percentile: number) =>
		histogram.getValueAtPercentile(percentile) / 1_000;
	const result = {
		rate,
		seconds,
		requests: latency.totalCount,
		errors,
		latencyMs: {
			p50: ms(latency, 50),
			p90: ms(latency, 90),
			p99: ms(latency, 99),
			p999: ms(latency, 99.9),
			max: latency.maxValue / 1_000,
		},
		generatorLateMs: { p99: ms(lateness, 99), max: lateness.maxValue / 1_000 },
		pageBytes: Math.round(bytes / Math.max(1, latency.totalCount - failed)),
		gateway: {
			cpuShareOfOneCore: (after.process.cpuSeconds - before.process.cpuSeconds) / wallSeconds,
			eventLoopLagMs: { ...after.eventLoop, worstSecondMs },
			residentMiB: Math.round(after.process.residentBytes / 2 ** 20),
			shed: after.requests.shed,
		},
		machine: { cores: availableParallelism(), load: loadavg()[0], node: process.version, seed },
	};
	if (values.json) console.log(JSON.stringify(result));
	else printed(result);
	if (failed > 0) process.exitCode = 1;

	function printed({ latencyMs, generatorLateMs, gateway, machine }: typeof result): void {
		const fixed = (value: number) => value.toFixed(1);
		const { eventLoopLagMs: lag } = gateway;
		console.log(
			[
				`home page, ${rate} requests/s for ${seconds} s, from the moment each was due`,
				`  latency    p50 ${fixed(latencyMs.p50)}  p90 ${fixed(latencyMs.p90)}  p99 ${fixed(latencyMs.p99)}  p99.9 ${fixed(latencyMs.p999)}  max ${fixed(latencyMs.max)} ms`,
				`  errors     ${failed} of ${result.requests}${failed > 0 ? ` ${JSON.stringify(errors)}` : ''}`,
				`  event loop p99 ${fixed(lag.p99Ms)}  max ${fixed(lag.maxMs)} ms late since the start, worst second ${fixed(lag.worstSecondMs)} ms on average`,
				`  CPU        ${fixed(100 * gateway.cpuShareOfOneCore)} % of one core, ${gateway.residentMiB} MiB, ${Math.round(result.pageBytes / 1_024)} KiB a page`,
				`  generator  sent p99 ${fixed(generatorLateMs.p99)}, at most ${fixed(generatorLateMs.max)} ms after the moment (counted above)`,
				`  machine    ${machine.cores} cores, load ${fixed(machine.load ?? 0)}, Node ${machine.node}, seed ${seed}`,
			].join('\n'),
		);
	}
}
