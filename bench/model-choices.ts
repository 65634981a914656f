import { parseArgs } from 'node:util';
import { mean } from '@marquee/numerics';
import { earlierDays } from './model-choices/earlier-days.ts';
import { trialOf } from './model-choices/trial.ts';
import { variants } from './model-choices/variants.ts';

/*
 * What does each choice in the foundation model's design do? Every variant is trained once per seed on an earlier cut of the
 * bundled data, and asked for what profiles took up in the weeks after it; the days that `evaluate` tests on are not looked at.
 *
 *     npm run bench:model-choices -- [--only WORD] [--seeds 1,2,3] [--threads 1] [--data DIR]
 *
 * Variants take turns seed by seed, so that a run cut short still compares like with like.
 */
const { values } = parseArgs({
	options: {
		only: { type: 'string', default: '' },
		seeds: { type: 'string', default: '1,2,3' },
		threads: { type: 'string', default: '1' },
		data: { type: 'string', default: 'data/movietweetings-100k' },
	},
});
const days = await earlierDays(values.data);
console.log(`${days.train.titleIndices.length} events to learn from, ${days.cases.length} cases`);
const chosen = variants.filter(({ name }) => name.includes(values.only));
const found = new Map<string, number[][]>();
for (const seed of values.seeds.split(',').map(Number))
	for (const variant of chosen) {
		const trial = await trialOf(variant, days, seed, Number(values.threads));
		const { name } = variant;
		found.set(name, [...(found.get(name) ?? []), [trial.all, trial.later, trial.neverPlayed]]);
		console.log(
			`${name}, seed ${seed}: ndcg@10 ${trial.all.toFixed(4)}, third title and later ${trial.later.toFixed(4)}, ` +
				`never played ${trial.neverPlayed.toFixed(4)}; ${trial.seconds.toFixed(0)} s`,
		);
	}

console.log('\n| variant | ndcg@10 | third title and later | recall@50 among never played |');
console.log('|---|---|---|---|');
for (const [name, trials] of found) {
	const columns = [0, 1, 2].map((at) => told(trials.map((trial) => trial[at]!)));
	console.log(`| ${name} | ${columns.join(' | ')} |`);
}

/** Mean ± deviation of the sample. */
function told(numbers: readonly number[]): string {
	const middle = mean(Float64Array.from(numbers));
	const squares = numbers.reduce((sum, each) => sum + (each - middle) ** 2, 0);
	const deviation = Math.sqrt(squares / Math.max(1, numbers.length - 1));
	return `${middle.toFixed(4)} ± ${deviation.toFixed(4)}`;
}
