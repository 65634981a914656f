import { featureCount, firstOfRequest } from '@marquee/features';
import { frozenWeights, Graph, learnedWeights, openSession, weightLayout } from '@marquee/tensor';
import { seededRandom } from '@marquee/units';
import { expect, test } from 'vitest';
import { logOddsOf } from './log-odds.ts';
import { network } from './network.ts';
import { asRead, type RankerWeights } from './ranker-model.ts';
import { scalesOf } from './scales.ts';
import { drawnSlates } from './testing/drawn-slates.ts';

const N = 67;
const H = 12;

test('plain arrays answer what the ONNX graph of the network answers, to 1e-5', async () => {
	const { weights, answered } = await networkOf(1);
	const features = someFeatures(N);
	const expected = await answered(features);
	const found = plain(weights, features);
	for (let i = 0; i < 3 * N; i++) expect(Math.abs(found[i]! - expected[i]!)).toBeLessThan(1e-5);
});

test('weights over features as they are read say what the learnt ones say of standardised features', () => {
	const slates = drawnSlates(40, 5);
	const scales = scalesOf(slates);
	const learnt = drawnWeights(2);
	const plainCalibration = { slope: 1, shift: 0 };
	const folded = asRead(learnt, scales, {
		engagement: plainCalibration,
		retention: plainCalibration,
		satisfaction: plainCalibration,
	});
	const standardised = slates.features.map((x, at) => {
		const f = at % featureCount;
		return scales.deviations[f] === 0 ? 0 : (x - scales.means[f]!) / scales.deviations[f]!;
	});
	const [expected, found] = [plain(learnt, standardised), plain(folded, slates.features)];
	for (const [i, value] of found.entries())
		expect(Math.abs(value - expected[i]!)).toBeLessThan(1e-4);
});

/** Rows as they might be read: many noughts, some large numbers, five titles of each request. */
function someFeatures(rows: number): Float32Array {
	const random = seededRandom(7, 'features');
	const features = Float32Array.from({ length: rows * featureCount }, () =>
		random.next() < 0.4 ? 0 : 2 * random.normal(),
	);
	for (let row = 1; row < rows; row++)
		if (row % 5 !== 0) {
			const before = (row - 1) * featureCount;
			const ofRequest = features.slice(before + firstOfRequest, before + featureCount);
			features.set(ofRequest, row * featureCount + firstOfRequest);
		}
	return features;
}

function drawnWeights(seed: number): RankerWeights {
	const random = seededRandom(seed, 'weights');
	const array = (length: number) => Float32Array.from({ length }, () => 0.2 * random.normal());
	return {
		trunk: array(featureCount * H),
		'trunk-bias': array(H),
		heads: array(H * 3),
		'heads-bias': array(3),
		straight: array(featureCount * 3),
	};
}

/** Log-odds row by row, as the graph has them. `// (N, 3)` */
function plain(weights: RankerWeights, features: Float32Array): Float32Array {
	const n = features.length / featureCount;
	const columns = [0, 1, 2].map(() => new Float32Array(n)) as [
		Float32Array,
		Float32Array,
		Float32Array,
	];
	logOddsOf(weights)(features, n, columns);
	return Float32Array.from({ length: 3 * n }, (_, at) => columns[at % 3]![Math.floor(at / 3)]!);
}

async function networkOf(seed: number) {
	const weights = drawnWeights(seed);
	const sketch = new Graph();
	network(learnedWeights(sketch), sketch.input('x', [N, featureCount]), H);
	const layout = weightLayout(sketch.parameters);
	const flat = new Float32Array(layout.length);
	for (const { name, start } of layout.ranges)
		flat.set(weights[name as keyof RankerWeights], start);
	const graph = new Graph();
	const x = graph.input('x', [N, featureCount]);
	graph.output('z', network(frozenWeights(graph, layout, flat), x, H));
	const answered = async (features: Float32Array): Promise<Float32Array> => {
		const session = await openSession(graph.build());
		const results = session.results() as { z: Float32Array };
		await session.run({ x: features }, results);
		await session.release();
		return results.z;
	};
	return { weights, answered };
}
