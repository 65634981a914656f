import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import type { Title } from '@marquee/contracts';
import { histories } from '@marquee/histories';
import {
	coWatchSpace,
	keywordIndex,
	reciprocalRankFusion,
	type Semantics,
	type SemanticsSettings,
	trainSemantics,
} from '@marquee/semantic';
import { seededRandom, titleId } from '@marquee/units';
import { coWatchJudge } from './semantic/co-watch-judge.ts';
import { type Films, movieLensWithFacts, movieTweetings } from './semantic/films-with-facts.ts';

/*
 * Does a query find what it is about, do neighbours agree with what the same people watch next, and what do mistakes cost?
 *
 *     node bench/semantic.ts [--data DIR] [--settings JSON]
 *
 * DIR holds ml-latest-small, imdb-5000 and titles-multilingual; without it there are MovieTweetings alone, which know names,
 * years and genres. The last fifth of the ratings is the period that nothing is learnt from. Of a title with four tags or
 * more every second tag is kept from it: `kept from it` asks by those, of which neither its tags nor anything else that
 * is said of it has a word; `said of it` asks by three of its genres, people and tags, drawn.
 */
const { values } = parseArgs({
	options: {
		data: { type: 'string' },
		settings: { type: 'string', default: '{}' },
	},
});
const mostQuestions = 500;
const settings = JSON.parse(values.settings) as Partial<SemanticsSettings>;
console.log(`cores ${availableParallelism()}, load ${loadavg()[0]!.toFixed(1)}`);
if (values.data !== undefined) await measure(movieLensWithFacts(values.data));
await measure(movieTweetings('data/movietweetings-100k'));

/** A question of which one title is the answer. */
interface Question {
	readonly title: number;
	readonly text: string;
}

/** Ranks titles for a query, best first. */
type Ranked = (text: string) => readonly number[];

async function measure(films: Films): Promise<void> {
	const { titles, keptBack } = withoutHalfOfTheTags(films.titles);
	const moments = films.watched.map(({ at }) => at).sort((a, b) => a - b);
	const cut = moments[Math.floor(moments.length * 0.8)]!;
	const before = films.watched.filter(({ at }) => at < cut).sort((a, b) => a.at - b.at);
	const later = films.watched.filter(({ at }) => at >= cut);
	const plotsOf = (title: Title) => films.plots.get(title.titleId) ?? [];
	const profiles = 1 + films.watched.reduce((most, { profile }) => Math.max(most, profile), 0);
	const past = histories(before, { profiles, titles: titles.length });
	console.log(
		`\n## ${films.name}: ${titles.length} titles, ${films.plots.size} plots, ${before.length} ratings, then ${later.length}`,
	);

	const begun = process.cpuUsage();
	const ids = titles.map((title) => titleId(title.titleId));
	const taste = coWatchSpace(past, ids, { random: seededRandom(1, 'taste') });
	const tasteSeconds = process.cpuUsage(begun).user / 1e6;
	const random = seededRandom(1, 'semantics');
	const semantics = trainSemantics({ titles, descriptions: plotsOf, taste, random, settings });
	const seconds = process.cpuUsage(begun).user / 1e6;
	const { model } = semantics;
	console.log(
		`co-watch ${tasteSeconds.toFixed(1)}, all ${seconds.toFixed(1)} processor seconds; ${model.terms.length} terms, width ${model.saidWidth} + ${model.width - model.saidWidth}`,
	);

	const keywords = keywordIndex({ titles, descriptions: plotsOf });
	const byWords: Ranked = (text) => keywords.saying(text, 1000).map(({ title }) => title);
	const byMeaning: Ranked = (text) => {
		const query = semantics.embedQuery(text);
		return query === undefined ? [] : semantics.near(query, 1000).map(({ title }) => title);
	};
	const fused =
		(weight: number): Ranked =>
		(text) =>
			reciprocalRankFusion([{ ranked: byWords(text) }, { ranked: byMeaning(text), weight }]).map(
				({ item }) => item,
			);
	const unsaid = keptBack.filter(({ title, text }) => keywords.scores(text)[title] === 0);
	const said = drawnQuestions(titles);
	retrieval(
		{ 'said of it': said, 'kept from it': unsaid },
		{ bm25: byWords, meaning: byMeaning, 'both, fused': fused(1), 'both, meaning 0.3': fused(0.3) },
	);
	agreement(films, before, later, semantics);
	mistakes(semantics, said);
}

/** Every second tag of titles with four or more is taken away. */
function withoutHalfOfTheTags(all: readonly Title[]) {
	const keptBack: Question[] = [];
	const titles = all.map((title, at): Title => {
		const { tags = [] } = title;
		if (tags.length < 4) return title;
		keptBack.push({ title: at, text: tags.filter((_, place) => place % 2 === 1).join(' ') });
		return { ...title, tags: tags.filter((_, place) => place % 2 === 0) };
	});
	return { titles, keptBack };
}

function drawnQuestions(titles: readonly Title[]): readonly Question[] {
	const random = seededRandom(1, 'questions');
	return titles.flatMap((title, at) => {
		const said = [...title.genres, ...(title.people ?? []), ...(title.tags ?? [])];
		if (said.length < 5) return [];
		const drawn = [0, 1, 2].map(() => said.splice(random.below(said.length), 1)[0]!);
		return [{ title: at, text: drawn.join(' ') }];
	});
}

/** So many of them, evenly. */
function some<Item>(all: readonly Item[], most: number): readonly Item[] {
	return all.filter(
		(_, at) => Math.floor((at * most) / all.length) !== Math.floor(((at - 1) * most) / all.length),
	);
}

function retrieval(
	questions: Readonly<Record<string, readonly Question[]>>,
	ways: Readonly<Record<string, Ranked>>,
): void {
	console.log('\n| asked by | questions | way | in 10 | in 100 | MRR |\n|---|---|---|---|---|---|');
	for (const [by, all] of Object.entries(questions)) {
		const asked = some(all, Math.min(mostQuestions, all.length));
		if (asked.length === 0) continue;
		for (const [way, ranked] of Object.entries(ways)) {
			const ranks = asked.map(({ title, text }) => 1 + ranked(text).indexOf(title));
			console.log(
				`| ${by} | ${asked.length} | ${way} | ${within(ranks, 10)} | ${within(ranks, 100)} | ${reciprocal(ranks)} |`,
			);
		}
	}
}

/** A rank of 0 is that of what was not found. */
function within(ranks: readonly number[], most: number): string {
	return `${((100 * ranks.filter((rank) => rank > 0 && rank <= most).length) / ranks.length).toFixed(1)} %`;
}

function reciprocal(ranks: readonly number[]): string {
	return (ranks.reduce((sum, rank) => sum + (rank > 0 ? 1 / rank : 0), 0) / ranks.length).toFixed(
		3,
	);
}

function agreement(
	{ titles }: Films,
	before: Films['watched'],
	later: Films['watched'],
	semantics: Semantics,
): void {
	const judge = coWatchJudge(later, titles.length, mostQuestions);
	const watchers = new Float64Array(titles.length);
	for (const { title } of before) watchers[title]!++;
	const popular = best(watchers);
	const cold = judge.asked.filter((title) => watchers[title]! < 3);
	const { model } = semantics;
	const asking = (ofTitles: number) => semanticsWith(semantics, ofTitles);
	const ways: Readonly<Record<string, (title: number) => readonly number[]>> = {
		popularity: () => popular,
		'genre overlap': (title) => best(genreOverlap(titles, title, watchers)),
		'what is said': asking(0),
		'who watches': asking(1),
		[`both, taste ${model.tasteShares.ofTitles}`]: asking(model.tasteShares.ofTitles),
		'both, taste 0.5': asking(0.5),
	};
	console.log(
		`\n| neighbours of ${judge.asked.length} titles (${cold.length} with < 3 watchers before) by | NDCG@10 by count | by lift | of the new: by count | by lift |\n|---|---|---|---|---|`,
	);
	for (const [way, neighbours] of Object.entries(ways)) {
		const found = (title: number) => neighbours(title).filter((other) => other !== title);
		const [all, fresh] = [judge.ndcg(found), judge.ndcg(found, cold)];
		const told = [all.byCount, all.byLift, fresh.byCount, fresh.byLift].map((n) => n.toFixed(4));
		console.log(`| ${way} | ${told.join(' | ')} |`);
	}
}

/** The same model with another share of taste in questions for titles like another. */
function semanticsWith(semantics: Semantics, ofTitles: number) {
	const { model } = semantics;
	const K = model.saidWidth;
	return (title: number): readonly number[] => {
		const query = semantics.vectors.slice(title * model.width, (title + 1) * model.width);
		for (let d = 0; d < query.length; d++) query[d]! *= Math.sqrt(d < K ? 1 - ofTitles : ofTitles);
		return semantics.near(query, 11).map((found) => found.title);
	};
}

function best(scores: Float64Array): readonly number[] {
	return [...scores.keys()].sort((a, b) => scores[b]! - scores[a]! || a - b).slice(0, 11);
}

/** The share of genres that both have, the more watched first. */
function genreOverlap(
	titles: readonly Title[],
	title: number,
	watchers: Float64Array,
): Float64Array {
	const own = new Set(titles[title]!.genres);
	return Float64Array.from(titles, ({ genres }, other) => {
		const both = genres.filter((genre) => own.has(genre)).length;
		return both / Math.max(1, own.size + genres.length - both) + watchers[other]! * 1e-6;
	});
}

/** One mistake in one long word of a query: what becomes of its ten titles? */
function mistakes(semantics: Semantics, questions: readonly Question[]): void {
	const random = seededRandom(1, 'mistakes');
	const known = new Set(semantics.model.terms);
	const words = [
		...new Set(questions.flatMap(({ text }) => text.toLowerCase().split(/[^\p{L}]+/u))),
	]
		.filter((word) => word.length >= 6 && known.has(word))
		.slice(0, 500);
	const ten = (word: string) => {
		const query = semantics.embedQuery(word);
		return query === undefined ? undefined : semantics.near(query, 10).map(({ title }) => title);
	};
	let unknown = 0;
	let kept = 0;
	let cosine = 0;
	const misspelt = words.map(
		(word) => [word, mistyped(word, random.below(3), 1 + random.below(word.length - 2))] as const,
	);
	const fresh = misspelt.filter(([, wrong]) => !known.has(wrong));
	for (const [word, wrong] of fresh) {
		const [right, found] = [ten(word)!, ten(wrong)];
		if (found === undefined) unknown++;
		kept += found?.filter((title) => right.includes(title)).length ?? 0;
		const [a, b] = [semantics.embedQuery(word)!, semantics.embedQuery(wrong)];
		cosine += b === undefined ? 0 : a.reduce((sum, value, d) => sum + value * b[d]!, 0);
	}
	const n = fresh.length;
	console.log(
		`\n${n} words with one mistake (swapped, doubled or left out, never the first letter): ${((100 * kept) / n / 10).toFixed(1)} % of their ten titles stay, mean cosine ${(cosine / n).toFixed(3)}, ${unknown} not understood`,
	);
}

function mistyped(word: string, kind: number, at: number): string {
	const [head, here, next, tail] = [
		word.slice(0, at),
		word[at]!,
		word[at + 1] ?? '',
		word.slice(at + 2),
	];
	return kind === 0
		? head + next + here + tail
		: kind === 1
			? head + here + here + next + tail
			: head + next + tail;
}
