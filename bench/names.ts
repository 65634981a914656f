import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { fold } from '@marquee/language';
import { type GramIndex, gramIndex, type NamedEntity, type NameSearch } from '@marquee/names';
import { seededRandom } from '@marquee/units';
import MiniSearch from 'minisearch';
import { lettersOf, mistakeKinds, mistakes } from '../apps/marquee/src/search/mistakes.ts';

/*
 * Does the name index find what was meant, and how fast? By class of mistake, and against minisearch in the same run.
 *
 *     npm run bench:names -- --titles DIR [--typos DIR] [--million] [--alone] [--queries 600] [--worst 0]
 *
 * DIR holds tmdb_films_8lang.tsv.gz (tmdb_id, lang, title, …), and codespell_dictionary.tsv (misspelling, correction). Names
 * of territories in 42 languages come with the runtime. Mistakes are made, from a seed, on names that stand once among all;
 * hit@10 and the mean reciprocal rank in the first ten are of the entity that was meant. Nobody is better known than
 * another. `--million` recombines halves of real names to a million entities.
 */
const { values: flags } = parseArgs({
	options: {
		titles: { type: 'string' },
		typos: { type: 'string' },
		million: { type: 'boolean', default: false },
		alone: { type: 'boolean', default: false },
		queries: { type: 'string', default: '600' },
		worst: { type: 'string', default: '0' },
	},
});
const perClass = Number(flags.queries);
const locales =
	'ar bg bn ca cs da de el en es et fa fi fil fr gu he hi hr hu id it ja kn ko lt lv ml mr ms nb nl pl pt ro ru sk sl sr sv ta te th tr uk vi zh';

interface Asked {
	readonly text: string;
	readonly locale?: string;
	readonly wanted: string;
	readonly group: string;
}

console.log(
	`${cpus()[0]!.model}, ${availableParallelism()} cores, load ${loadavg()[0]!.toFixed(1)}`,
);
if (flags.titles !== undefined) {
	const titles = tmdbTitles(flags.titles);
	await judge(`films of TMDB`, titles, madeQueries(titles), true);
	if (flags.typos !== undefined)
		await judge('misspelt words in films', titles, misspelt(titles, flags.typos), false);
	if (flags.million) {
		const million = recombined(titles, 1_000_000);
		await judge('a million recombined', million, madeQueries(million), false);
	}
}
await judgeTerritories();

async function judge(
	what: string,
	entities: readonly NamedEntity[],
	queries: readonly Asked[],
	peer: boolean,
): Promise<void> {
	const begun = process.cpuUsage();
	const index = gramIndex();
	await index.put(entities);
	const seconds = cpuSecondsSince(begun).toFixed(1);
	const megabytes = bytesOf(index) / 1e6;
	console.log(
		`\n${what}: ${index.size} entities, built in ${seconds} s of CPU, ${megabytes.toFixed(0)} MB`,
	);
	await printGroups(queries, (query) => idsFound(index, query));
	if (peer && !flags.alone) await printGroups(queries, miniSearch(entities));
	await index.close();
}

function bytesOf(index: GramIndex): number {
	const columns = index.contents().segments.flatMap((segment) => Object.values(segment.columns));
	return columns
		.map((column) => ('ends' in column ? [column.bytes, column.ends] : [column]).flat())
		.flatMap((arrays) => arrays.map((array) => (ArrayBuffer.isView(array) ? array.byteLength : 0)))
		.reduce((sum, bytes) => sum + bytes, 0);
}

async function idsFound(index: NameSearch, { text, locale }: Asked): Promise<readonly string[]> {
	const found = await index.search({ text, limit: 10, ...(locale && { locale }) });
	return found.map(({ entityId }) => entityId);
}

async function printGroups(
	queries: readonly Asked[],
	find: (query: Asked) => Promise<readonly string[]>,
): Promise<void> {
	for (const query of queries.slice(0, 200)) await find(query);
	console.log('  class              n  hit@10    MRR   CPU ms   p50 ms   p99 ms');
	const all: number[] = [];
	let cpuOfAll = 0;
	let hitsOfAll = 0;
	let reciprocalOfAll = 0;
	for (const [group, members] of Map.groupBy(queries, ({ group }) => group)) {
		const took: number[] = [];
		const begunCpu = process.cpuUsage();
		let hits = 0;
		let reciprocal = 0;
		let worst = Number(flags.worst);
		for (const query of members) {
			const begun = performance.now();
			const ids = await find(query);
			took.push(performance.now() - begun);
			const rank = ids.indexOf(query.wanted);
			if (rank >= 0) hits++;
			if (rank >= 0) reciprocal += 1 / (rank + 1);
			if (rank !== 0 && worst-- > 0)
				console.log('    ', query.text, '→', query.wanted, rank, ids.slice(0, 2));
		}
		all.push(...took);
		const cpu = (1e3 * cpuSecondsSince(begunCpu)) / members.length;
		printLine(group, { n: members.length, hits, reciprocal, cpu }, took);
		cpuOfAll += cpu * members.length;
		hitsOfAll += hits;
		reciprocalOfAll += reciprocal;
	}
	printLine(
		'all',
		{ n: all.length, hits: hitsOfAll, reciprocal: reciprocalOfAll, cpu: cpuOfAll / all.length },
		all,
	);
}

function printLine(
	group: string,
	{ n, hits, reciprocal, cpu }: { n: number; hits: number; reciprocal: number; cpu: number },
	took: number[],
) {
	const sorted = took.sort((a, b) => a - b);
	const at = (share: number) => sorted[Math.floor(share * (n - 1))]!.toFixed(2).padStart(9);
	const hit = ((100 * hits) / n).toFixed(1).padStart(8);
	const mrr = (reciprocal / n).toFixed(3).padStart(7);
	const cpuMs = cpu.toFixed(2).padStart(9);
	console.log(
		`  ${group.padEnd(15)}${String(n).padStart(5)}${hit}${mrr}${cpuMs}${at(0.5)}${at(0.99)}`,
	);
}

function tmdbTitles(folder: string): readonly NamedEntity[] {
	const path = join(folder, 'tmdb_films_8lang.tsv.gz');
	const lines = gunzipSync(readFileSync(path)).toString('utf8').split('\n').slice(1);
	const rows = lines.map((line) => line.split('\t')).filter(([, , text]) => text);
	return [...Map.groupBy(rows, ([id]) => id!)].map(([entityId, named]) => ({
		entityId,
		kind: 'title' as const,
		names: named.map(([, locale, text]) => ({ text: text!, locale: locale! })),
		weight: 0,
	}));
}

/** Names that stand once, since nobody can tell two of one name apart. */
function toldApart(entities: readonly NamedEntity[]): readonly NamedEntity[] {
	const groups = Map.groupBy(entities, ({ names }) => fold(names[0]!.text).replaceAll(' ', ''));
	return [...groups.values()].flatMap((group) => (group.length === 1 ? group : []));
}

function drawn<T>(items: readonly T[], count: number, purpose: string): readonly T[] {
	const random = seededRandom(1, purpose);
	return Array.from({ length: Math.min(count, items.length) }, () => {
		return items[random.below(items.length)]!;
	});
}

function madeQueries(entities: readonly NamedEntity[]): readonly Asked[] {
	const apart = toldApart(entities);
	const mistaken = mistakes(
		lettersOf(drawn(apart, 5_000, 'letters').map(({ names }) => names[0]!.text)),
		seededRandom(1, 'mistakes'),
	);
	return mistakeKinds.flatMap((group) =>
		drawn(apart, perClass, group).flatMap(({ entityId, names: [name] }) => {
			const text = mistaken(name!.text, group);
			if (text === undefined) return [];
			return { text, wanted: entityId, group, ...(name!.locale && { locale: name!.locale }) };
		}),
	);
}

function misspelt(entities: readonly NamedEntity[], folder: string): readonly Asked[] {
	const lines = readFileSync(join(folder, 'codespell_dictionary.tsv'), 'utf8').split('\n').slice(1);
	const wrongOf = Map.groupBy(
		lines.map((line) => line.split('\t')),
		([, right]) => right ?? '',
	);
	const possible = toldApart(entities).flatMap(({ entityId, names: [name] }) =>
		name!.text.split(' ').flatMap((word, at, words) =>
			(wrongOf.get(word.toLowerCase()) ?? []).map(([wrong]) => ({
				text: words.with(at, wrong!).join(' '),
				wanted: entityId,
				group: words.length === 1 ? 'one word' : 'several words',
				...(name!.locale && { locale: name!.locale }),
			})),
		),
	);
	const groups = Map.groupBy(possible, ({ group }) => group);
	return [...groups].flatMap(([group, members]) => drawn(members, perClass, group));
}

/** A million names from the halves of others, each once. */
function recombined(entities: readonly NamedEntity[], count: number): readonly NamedEntity[] {
	const random = seededRandom(1, 'recombined');
	const texts = entities.map(({ names }) => names[0]!.text.split(' '));
	const seen = new Set<string>();
	const made: NamedEntity[] = [];
	while (made.length < count) {
		const a = texts[random.below(texts.length)]!;
		const b = texts[random.below(texts.length)]!;
		const text = [...a.slice(0, Math.ceil(a.length / 2)), ...b.slice(b.length >> 1)].join(' ');
		if (seen.has(text) && random.next() < 0.98) continue;
		seen.add(text);
		const kind = made.length % 3 === 0 ? 'person' : 'title';
		made.push({ entityId: `e${made.length}`, kind, names: [{ text }], weight: 0 });
	}
	return made;
}

async function judgeTerritories(): Promise<void> {
	const scores = new Map<string, { typo: number; prefix: number }>();
	for (const locale of locales.split(' ')) {
		const entities = toldApart(territories(locale));
		const index = gramIndex();
		await index.put(entities);
		const mistaken = mistakes(
			lettersOf(entities.map(({ names }) => names[0]!.text)),
			seededRandom(1, locale),
		);
		const kinds = ['substitution', 'insertion', 'deletion', 'transposition'] as const;
		const typos = entities.flatMap(({ entityId, names: [name] }, at) => {
			const text = mistaken(name!.text, kinds[at % 4]!);
			return text === undefined ? [] : { text, locale, wanted: entityId, group: locale };
		});
		const prefixes = entities.map(({ entityId, names: [name] }) => {
			const signs = [...new Intl.Segmenter(locale).segment(name!.text)].map(
				({ segment }) => segment,
			);
			const text = signs.slice(0, Math.ceil(signs.length / 2)).join('');
			return { text, locale, wanted: entityId, group: locale };
		});
		scores.set(locale, {
			typo: await meanReciprocal(index, typos),
			prefix: await meanReciprocal(index, prefixes),
		});
		await index.close();
	}
	const values = [...scores.values()];
	const mean = (key: 'typo' | 'prefix') =>
		(values.reduce((sum, score) => sum + score[key], 0) / values.length).toFixed(3);
	console.log(
		`\nterritories in ${values.length} languages: MRR typo ${mean('typo')}, prefix ${mean('prefix')}`,
	);
	for (const key of ['typo', 'prefix'] as const) {
		const lowest = [...scores].sort(([, a], [, b]) => a[key] - b[key]).slice(0, 6);
		console.log(
			`  lowest ${key}: ${lowest.map(([l, s]) => `${l} ${s[key].toFixed(3)}`).join(', ')}`,
		);
	}
}

function territories(locale: string): readonly NamedEntity[] {
	const names = new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' });
	const codes = Array.from({ length: 676 }, (_, i) =>
		String.fromCharCode(65 + Math.floor(i / 26), 65 + (i % 26)),
	);
	return codes.flatMap((code) => {
		const text = names.of(code);
		if (text === undefined) return [];
		return { entityId: code, kind: 'title' as const, names: [{ text, locale }], weight: 0 };
	});
}

async function meanReciprocal(index: NameSearch, queries: readonly Asked[]): Promise<number> {
	let sum = 0;
	for (const query of queries) {
		const rank = (await idsFound(index, query)).indexOf(query.wanted);
		if (rank >= 0) sum += 1 / (rank + 1);
	}
	return sum / queries.length;
}

function miniSearch(entities: readonly NamedEntity[]) {
	const peer = new MiniSearch<{ id: string; text: string }>({ fields: ['text'] });
	peer.addAll(entities.map(({ entityId, names }) => ({ id: entityId, text: names[0]!.text })));
	console.log('  minisearch, fuzzy 0.2, prefix:');
	return async ({ text }: Asked): Promise<readonly string[]> =>
		peer
			.search(text, { fuzzy: 0.2, prefix: true })
			.slice(0, 10)
			.map(({ id }) => String(id));
}

function cpuSecondsSince(begun: NodeJS.CpuUsage): number {
	const { user, system } = process.cpuUsage(begun);
	return (user + system) / 1e6;
}
