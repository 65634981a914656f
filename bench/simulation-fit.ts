import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { movieTweetings1 } from '@marquee/simulation';
import { ratingsOf2013, shapeOf, simulatedRatings } from '@marquee/simulation/testing';

/*
 * How like real people are the members of a simulated world?
 *
 *     node bench/simulation-fit.ts [--seeds 3] [--json]
 *
 * Both sides of everything that the policy is fitted to: 100,000 ratings of 2013, and as many plays of a world of that size.
 * Simulated values are means over the seeds, with their lowest and highest.
 */
const { values: flags } = parseArgs({
	options: {
		seeds: { type: 'string', default: '3' },
		json: { type: 'boolean', default: false },
	},
});
const file = fileURLToPath(new URL('../data/movietweetings-100k/ratings.dat', import.meta.url));
const real = shapeOf(ratingsOf2013(file));
const drawn = Array.from({ length: Number(flags.seeds) }, (_, seed) =>
	shapeOf(simulatedRatings(seed + 1)),
);
const rows = Object.entries(real).map(([what, value]) => {
	const simulated = drawn.map((shape) => shape[what]!);
	const mean = simulated.reduce((a, b) => a + b, 0) / simulated.length;
	return { what, real: value, mean, low: Math.min(...simulated), high: Math.max(...simulated) };
});

if (flags.json) console.log(JSON.stringify({ policy: movieTweetings1.name, rows }));
else {
	const number = (value: number) =>
		(Number.isInteger(value) && value >= 1 ? String(value) : value.toFixed(3)).padStart(8);
	console.log(`policy ${movieTweetings1.name}: real, simulated (lowest, highest)`);
	for (const { what, real: value, mean, low, high } of rows)
		console.log(
			`${what.padEnd(54)}${number(value)}${number(mean)} (${number(low)},${number(high)})`,
		);
	console.log('\nwhere every value comes from:');
	for (const [group, source] of Object.entries(movieTweetings1.sources))
		console.log(`  ${group.padEnd(13)}${source}`);
}
