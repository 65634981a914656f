import { openFoundation, run, train } from '@marquee/foundation';
import { type Histories, histories, history } from '@marquee/histories';
import { seededRandom, systemClock } from '@marquee/units';

/** What one process measured. */
export interface Measured {
	readonly titles: number;
	/** From the beginning of training to the end of its first step: tables are made, the graph is loaded. */
	readonly firstStepSeconds: number;
	readonly stepMs: number;
	readonly requestMs: number;
	readonly scoredAtOnceMs: number;
	readonly peakMiB: number;
	readonly tableMiB: number;
}

const events = 400_000;
const perProfile = 40;

/** Trains a few steps over so many titles, asks the model, and answers how long it took and how much memory. */
export async function measuredOver(titles: number, steps: number): Promise<Measured> {
	const data = zipfHistories(titles);
	const settings = run(`${titles} titles`, { fullSoftmaxTitles: 5_000, epochs: 1 });
	const begun = performance.now();
	const stepsMs: number[] = [];
	let [last, firstStepMs] = [begun, 0];
	const model = await train({
		run: settings,
		data: shortened(data, steps * settings.batchRows * settings.context),
		threads: 1,
		clock: systemClock,
		onProgress: () => {
			const now = performance.now();
			if (firstStepMs === 0) firstStepMs = now - begun;
			else stepsMs.push(now - last);
			last = now;
		},
	});
	const foundation = await openFoundation(model, { threads: 1, batchRows: 1 });
	const many = await openFoundation(model, { threads: 1, batchRows: 16 });
	const newest = Array.from({ length: 100 }, (_, at) => ({ title: at * 7 }));
	const request = { history: history(newest), asOfMs: Number.NaN };
	const scores = new Float32Array(16 * titles);
	const requestMs = await medianOf(20, () => foundation.score([request], scores));
	const sixteen = Array.from({ length: 16 }, () => request);
	const scoredAtOnceMs = await medianOf(3, () => many.score(sixteen, scores));
	await Promise.all([foundation.release(), many.release()]);
	return {
		titles,
		firstStepSeconds: firstStepMs / 1_000,
		stepMs: stepsMs.sort((a, b) => a - b)[stepsMs.length >> 1]!,
		requestMs,
		scoredAtOnceMs,
		peakMiB: process.resourceUsage().maxRSS / 1024,
		tableMiB: (titles * settings.width * 4) / 2 ** 20,
	};
}

/** Plays by Zipf's law: title v is played in proportion to 1 ÷ (v + 1), so that most titles are hardly ever played. */
function zipfHistories(titles: number): Histories {
	const random = seededRandom(1, 'zipf');
	// The inverse of ∫ 1/v: exact enough far from the first few titles.
	const drawn = () => Math.min(titles - 1, Math.floor((titles + 1) ** random.next()) - 1);
	const interactions = Array.from({ length: events }, (_, i) => ({
		profile: Math.floor(i / perProfile),
		title: drawn(),
		happenedAtMs: i * 60_000,
	}));
	return histories(interactions, { profiles: events / perProfile, titles });
}

/** The first profiles, with so many events together. */
function shortened(data: Histories, wanted: number): Histories {
	const profiles = Math.min(data.profiles, Math.ceil(wanted / (perProfile - 1)));
	return { ...data, profiles, offsets: data.offsets.subarray(0, profiles + 1) };
}

async function medianOf(times: number, ask: () => Promise<void>): Promise<number> {
	const all: number[] = [];
	for (let i = 0; i < times; i++) {
		const begun = performance.now();
		await ask();
		all.push(performance.now() - begun);
	}
	return all.sort((a, b) => a - b)[times >> 1]!;
}

console.log(JSON.stringify(await measuredOver(Number(process.argv[2]), Number(process.argv[3]))));
