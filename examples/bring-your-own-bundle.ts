/**
 * A model of another maker, served: titles are alike if the same people watched them, and a profile is the mean of what it
 * watched. Nothing of it is learnt by our trainer; docs/bundle.md says what every file must be.
 *
 *   npm run example:bring-your-own
 */
import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBundle } from '@marquee/foundation';
import { history } from '@marquee/histories';
import { Graph, gatherRows, matrixProduct, reshape, softmax } from '@marquee/tensor';
import { type Failure, seededRandom } from '@marquee/units';

const titles = [
	...['The Last Lighthouse', 'Salt and Fog', 'Night Ferry', 'The Quiet Harbour'],
	...['Low Orbit', 'The Long Signal', 'Gravity for Beginners', 'Red Dust'],
	...['Kitchen Fire', 'Two Left Feet', 'The Understudy', 'A Fox in Winter'],
];
const [T, D, V] = [20, 64, titles.length]; // events of context, numbers per embedding, titles

// 1. Sixty people, each of whom keeps to one shelf of four titles, more or less.
const random = seededRandom(1, 'bring your own');
const viewings = Array.from({ length: 60 }, (_, person) =>
	titles.flatMap((_title, v) => (random.next() < (v >> 2 === person % 3 ? 0.7 : 0.1) ? [v] : [])),
);

// 2. The embedding of a title is the sum of a random direction for each who watched it, brought to length 1: its cosine with
// another says how far their viewers are the same people (Achlioptas: Database-friendly Random Projections. 2003).
const embeddings = new Float32Array(V * D);
for (const watched of viewings) {
	const direction = Array.from({ length: D }, () => (random.next() < 0.5 ? -1 : 1));
	for (const v of watched) for (let i = 0; i < D; i++) embeddings[v * D + i]! += direction[i]!;
}
for (let v = 0; v < V; v++) {
	const row = embeddings.subarray(v * D, (v + 1) * D);
	const length = Math.hypot(...row);
	for (let i = 0; i < D; i++) row[i]! /= length;
}
const prior = Float32Array.from(titles, (_, v) =>
	Math.log(viewings.filter((watched) => watched.includes(v)).length / viewings.length),
);

// 3. The graph: of all inputs of the contract it reads which titles there are, and which steps belong to the history.
const graph = new Graph();
const mask = graph.input('mask', [1, 1, T, T]);
const seen = gatherRows(graph.input('embeddings', [V, D]), graph.input('titles-seen', [T], 'i32')); // (T, D)
const ofNewest = gatherRows(reshape(mask, [T, T]), graph.input('newest', [1], 'i32')); // (1, T)
graph.output('states', matrixProduct(softmax(ofNewest), seen)); // (1, D)

// 4. The folder: every file with its sha256 in the manifest, and named by the manifest's own.
const bytesOf = (numbers: Float32Array) => new Uint8Array(numbers.buffer);
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const files: Record<string, Uint8Array> = {
	'titles.json': Buffer.from(JSON.stringify(titles.map((_, v) => `t-${v}`))),
	'embeddings.f32': bytesOf(embeddings),
	'prior.f32': bytesOf(prior),
	'scoring.onnx': graph.build(),
};
const manifest = Buffer.from(
	JSON.stringify({
		format: 2,
		run: { name: 'watched by the same people', context: T, width: D },
		titles: V,
		lineage: { data: 'made up', trainedUntil: 0, createdAt: 0, code: 'example', metrics: {} },
		curve: [],
		files: Object.fromEntries(
			Object.entries(files).map(([name, bytes]) => [
				name,
				{ bytes: bytes.length, sha256: sha256(bytes) },
			]),
		),
	}),
);
const folder = mkdtempSync(join(tmpdir(), 'bring-your-own-'));
const bundlePath = join(folder, sha256(manifest));
mkdirSync(bundlePath);
for (const [name, bytes] of Object.entries({ ...files, 'manifest.json': manifest }))
	writeFileSync(join(bundlePath, name), bytes);

// 5. It serves like any other: scores of all titles for a request, and what is like what.
const options = { threads: 1, inCatalogue: () => true };
const { foundation, hash } = await openBundle(bundlePath, options);
const watched = ['Low Orbit', 'Red Dust'].map((name) => ({ title: titles.indexOf(name) }));
const scores = new Float32Array(V);
await foundation.score([{ history: history(watched), asOfMs: Number.NaN }], scores);
console.log(`bundle ${hash.slice(0, 12)}`);
console.log(
	`after Low Orbit and Red Dust: ${best(
		scores,
		watched.map(({ title }) => title),
	)}`,
);
console.log(`like Kitchen Fire: ${best(foundation.similarity(8), [8])}`);
await foundation.release();

// 6. One byte more, and it is not served.
appendFileSync(join(bundlePath, 'prior.f32'), ' ');
await openBundle(bundlePath, options).catch(({ message }: Failure) => console.log(message));
rmSync(folder, { recursive: true });

/** The two titles with most to say for them, but those already known. */
function best(of: Float32Array, but: readonly number[]): string {
	const others = titles.flatMap((name, v) => (but.includes(v) ? [] : [{ name, score: of[v]! }]));
	others.sort((a, b) => b.score - a.score);
	return `${others[0]!.name}, ${others[1]!.name}`;
}
