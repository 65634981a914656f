import type { Funnel, RowDiversity, TakenByDiversity, Trace } from '../answers/trace.ts';
import { count, counted, percent, score, setting } from '../words/figures.ts';
import type { Card, Placed } from './grid.ts';

/** What the ranker weighs, in the order in which people read it, with what each number means. */
const objectives: Readonly<Record<string, string>> = {
	engagement: 'chance of a play, if shown',
	retention: 'chance of coming back, if played',
	satisfaction: 'chance of praise, if judged',
	freshness: 'how new it is to the service and the profile',
	relevance: 'what the objectives come to together',
	diversity: 'what being unlike its neighbours adds',
};

/** What was expected of a title by one objective, here and on the page it is held against. */
export interface ObjectiveBar {
	readonly name: string;
	readonly means: string;
	readonly value?: number;
	readonly other?: number;
}

/** Bars of every objective that either page knows: known ones first, others by name. */
export function objectiveBars(here?: Card, there?: Card): readonly ObjectiveBar[] {
	const names = Object.keys({ ...here?.scores, ...there?.scores });
	const known = Object.keys(objectives);
	const rank = (name: string) => (known.includes(name) ? known.indexOf(name) : known.length);
	return names
		.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
		.map((name) => ({
			name,
			means: objectives[name] ?? '',
			...(here?.scores?.[name] !== undefined && { value: here.scores[name] }),
			...(there?.scores?.[name] !== undefined && { other: there.scores[name] }),
		}));
}

/** A step of the funnel: how many were left, and which part of those that it began with. */
export interface FunnelStep {
	readonly name: string;
	readonly titles: number;
	/** 0 … 1. */
	readonly left: number;
}

/** Retrieved → admitted → ranked → shown. */
export function funnelSteps(funnel: Funnel): readonly FunnelStep[] {
	const { retrieved, admitted, considered, shown } = funnel;
	const steps: [string, number | undefined][] = [
		['retrieved', retrieved],
		['let pass by the rules', admitted],
		['ranked', considered],
		['shown', shown],
	];
	return steps.flatMap(([name, titles]) =>
		titles === undefined
			? []
			: [{ name, titles, left: retrieved > 0 ? Math.min(1, titles / retrieved) : 0 }],
	);
}

/** The funnel in one line: `1,000 → 100 → 30`. */
export const funnelLine = ({ retrieved, considered, shown }: Funnel): string =>
	[retrieved, considered, shown].map(count).join(' → ');

/** What diversity took: `6.7 % of the score and 0.1 % of relevance`. */
export const takenWords = ({ ofScore, relevanceLost }: TakenByDiversity): string =>
	[
		...(ofScore === undefined ? [] : [`${percent(ofScore)} of the score`]),
		`${percent(relevanceLost)} of relevance`,
	].join(' and ');

/** What diversity changed in a row, in sentences. */
export function diversityWords(diversity: RowDiversity): readonly string[] {
	const { moved, entered, byUnlikeness, byGenres } = diversity;
	const places = (n: number | undefined, why: string) =>
		n ? [`${counted(n, 'place')} ${why}`] : [];
	return [
		`It took ${takenWords(diversity)}; the dial is at ${setting(diversity.share)}.`,
		...(moved === undefined
			? []
			: [
					moved === 0
						? 'Every title stands where relevance alone would put it.'
						: `${counted(moved, 'title')} would stand elsewhere by relevance alone${entered ? `, ${count(entered)} of them not in the row` : ''}.`,
				]),
		...places(byUnlikeness, 'went to a title for being unlike those before it.'),
		...places(byGenres, 'went to a title for the profile’s mix of genres.'),
	];
}

/** How much chance had to do with a title's place, in words; `undefined`: nothing. */
export function chanceWords({ propensity, foundWith }: Card): string | undefined {
	const parts = [
		...(propensity === undefined ? [] : [`It had a ${percent(propensity)} chance of this place.`]),
		...(foundWith === undefined
			? []
			: [`Its source was to find it with a chance of ${percent(foundWith)}.`]),
	];
	return parts.length > 0 ? parts.join(' ') : undefined;
}

/** Where a title stands, in a sentence. The page made again: undefined where there is none, null where it is not on it. */
export function whereWords(here: Placed | undefined, there: Placed | null | undefined): string {
	const words = ({ row, card }: Placed) => `number ${card.place + 1} of ${row.heading}`;
	if (there === undefined) return here ? `It is ${words(here)}.` : 'It is not on this page.';
	if (!here) return there ? `Not here; made again: ${words(there)}.` : 'It is on neither page.';
	if (there === null) return `Here ${words(here)}; made again, it is gone.`;
	return words(here) === words(there)
		? `It is ${words(here)} on both.`
		: `Here ${words(here)}; made again, ${words(there)}.`;
}

/** The rows that considered a title without showing it, and how it fared there. */
export const waitingIn = (
	{ rows }: Trace,
	titleId: string,
): readonly { readonly heading: string; readonly words: string }[] =>
	rows.flatMap(({ heading, slate, reserve, rejected }) => {
		const behind = reserve.findIndex(({ id }) => id === titleId);
		const found = reserve[behind];
		if (found !== undefined) {
			const reached = found.score === undefined ? '' : ` with ${score(found.score)}`;
			const words = `number ${slate.length + behind + 1}${reached}; the row shows ${slate.length}, the last with ${score(slate.at(-1)?.score ?? 0)}`;
			return [{ heading, words }];
		}
		return rejected
			.filter(({ id }) => id === titleId)
			.map(({ filter = 'taken out', reason = '' }) => ({ heading, words: `${filter}: ${reason}` }));
	});

/** What a rule took out, and how many. */
export interface Removed {
	readonly rule: string;
	readonly titles: number;
}

/** What each rule removed: from the whole page before anything was looked for, and in rows afterwards; most first. */
export function removals(trace: Trace): readonly Removed[] {
	const byRule = new Map(Object.entries(trace.refused ?? {}));
	for (const { rejected } of trace.rows)
		for (const { filter = 'unnamed' } of rejected)
			byRule.set(filter, (byRule.get(filter) ?? 0) + 1);
	return [...byRule]
		.filter(([, titles]) => titles > 0)
		.map(([rule, titles]) => ({ rule, titles }))
		.sort((a, b) => b.titles - a.titles);
}
