import type { Explanation, PageRow } from '@marquee/contracts';
import { headingOf, type Told } from '../words/headings.ts';
import type { Language } from '../words/language.ts';

/** A candidate source's name in words: `similar-to-played` becomes "found by similar to played". */
export function sourceInWords(source: string, { words, spoken }: Language): string {
	const known = (words.sources as Readonly<Record<string, string>>)[source];
	return spoken !== 'en' && known !== undefined
		? known
		: words.why.foundBy(source.replace(/^by-/, '').replaceAll('-', ' '));
}

/** What became of a title in one row: the verdict in the reader's words, the reason in the service's. */
export function fateInWords(
	{ outcome, reason, sources = [], score }: Explanation['fate'][number],
	language: Language,
): { readonly verdict: string; readonly reason: string } {
	const { why } = language.words;
	const separator = language.spoken === 'ar' ? '، ' : language.spoken === 'ja' ? '、' : ', ';
	const verdict = [
		why[outcome],
		...sources.map((source) => sourceInWords(source, language)),
		...(score === undefined ? [] : [why.score(score.toPrecision(3))]),
	].join(separator);
	// A rejection begins with the filter's name, which is for engineers: `already-on-page: stands in “Crime”`.
	return { verdict, reason: reason.replace(/^[a-z]+(-[a-z]+)+: /, '') };
}

/** A row as a person knows it: by its heading where it is on the page, else by what its id says: `genre:Crime` is Crime. */
export function rowInWords(rowId: string, onPage: readonly PageRow[], language: Language): Told {
	const row = onPage.find((each) => each.rowId === rowId);
	const [family, about] = rowId.split(':', 2) as [string, string?];
	const words = family.replaceAll('-', ' ');
	const heading =
		family === 'genre' && about ? about : words.charAt(0).toUpperCase() + words.slice(1);
	return headingOf(
		row ?? { rowId, family, heading, evidence: { sentence: '', source: '' } },
		language,
	);
}

/** How many there were, what diversity changed and where chance had a say: sentences for whoever asks. */
export function weighedInWords(
	{ funnel, diversity, propensity = 1, foundWith = 1, rowFoundWith = 1 }: Explanation,
	{ words: { why }, number, percent }: Language,
): readonly string[] {
	const sentences: string[] = [];
	if (funnel !== undefined) {
		const { retrieved, considered, shown } = funnel;
		sentences.push(why.funnel(number(retrieved), number(considered), number(shown)));
	}
	if (diversity !== undefined && diversity.moved > 0) {
		const { moved, entered, positionByScore } = diversity;
		sentences.push(why.moved(number(moved), number(entered)));
		sentences.push(why.byScore(number(positionByScore + 1)));
	}
	if (propensity * foundWith < 1) sentences.push(why.chance(percent(propensity * foundWith)));
	if (rowFoundWith < 1) sentences.push(why.rowChance(percent(rowFoundWith)));
	return sentences;
}

/** A name and how much of it. */
export interface Figure {
	readonly name: string;
	readonly value: string;
}

/** What was expected of the title, by objective. */
export function expectedInWords(
	{ objectives }: Explanation,
	{ words: { why }, percent }: Language,
): readonly Figure[] {
	if (objectives === undefined) return [];
	const names = Object.keys(why.expected) as (keyof typeof why.expected)[];
	return names.map((name) => ({ name: why.expected[name], value: percent(objectives[name]) }));
}

/** Figures of one kind under their heading; their names are the service’s own. */
export interface FiguresOf {
	readonly heading: string;
	readonly figures: readonly Figure[];
}

/** How the page came about, in figures: by which model, in which experiments, from where, by which rules, in how long. */
export function madeInFigures(
	{ made }: Explanation,
	{ words: { why }, number }: Language,
): readonly FiguresOf[] {
	const { bundle, ranker, policy, layout, cells, pool, rules, stages } = made;
	const sources = pool?.sources ?? [];
	const took = (milliseconds: number) => `${number(Math.round(10 * milliseconds) / 10)} ms`;
	const kinds: readonly FiguresOf[] = [
		{
			heading: why.model,
			figures: Object.entries({ bundle: bundle.slice(0, 12), ranker, policy, layout }).map(
				([name, value]) => ({ name, value }),
			),
		},
		{
			heading: why.experiments,
			figures: cells.map(({ experiment, arm }) => ({ name: experiment, value: arm })),
		},
		{
			heading: why.found,
			figures: sources.map(({ source, titles, milliseconds }) => ({
				name: source,
				value: [number(titles), ...(milliseconds === undefined ? [] : [took(milliseconds)])].join(
					' · ',
				),
			})),
		},
		{
			heading: why.rules,
			figures: rules.map(({ rule, titles }) => ({ name: rule, value: number(titles) })),
		},
		{
			heading: why.stages,
			figures: stages.map(({ stage, milliseconds }) => ({
				name: stage,
				value: number(Math.round(10 * milliseconds) / 10),
			})),
		},
	];
	return kinds.filter(({ figures }) => figures.length > 0);
}
