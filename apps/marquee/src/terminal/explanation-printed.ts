import type { Explanation, PageMade } from '@marquee/contracts';

/** Why a title is on the page, or is not, as a person reads it in a terminal; below it how the page came about. */
export function explanationPrinted(why: Explanation): string {
	const { titleId, shown, position, row, fate, made } = why;
	const head = shown
		? `${titleId} stands in ${row}, place ${position! + 1}`
		: `${titleId} is not on it`;
	const { bundle, ranker, policy, layout } = made;
	return [
		head,
		...fate.map((each) => `  ${each.row}: ${each.outcome}, ${each.reason}${foundBy(each)}`),
		...weighedInWords(why).map((line) => `  ${line}`),
		...chancesInWords(why).map((line) => `  ${line}`),
		`made by model ${bundle.slice(0, 12)} · ranker ${ranker} · policy ${policy} · layout ${layout}`,
		...made.cells.map(({ experiment, arm }) => `experiment ${experiment}: ${arm}`),
		...sourcesInWords(made),
		`rules took out: ${rulesInWords(made)}`,
		...stagesInWords(made),
	].join('\n');
}

const foundBy = ({ sources = [] }: Explanation['fate'][number]): string =>
	sources.length === 0 ? '' : ` (${sources.join(', ')})`;

/** How many there were, what was expected of it, and what diversity changed. */
function weighedInWords({ funnel, objectives, diversity }: Explanation): readonly string[] {
	const lines: string[] = [];
	if (funnel !== undefined) {
		const { retrieved, admitted, considered, shown } = funnel;
		lines.push(
			`of its row ${retrieved} found → ${admitted} let pass → ${considered} ranked → ${shown} shown`,
		);
	}
	if (objectives !== undefined) {
		const each = Object.entries(objectives).map(([name, value]) => `${name} ${value.toFixed(3)}`);
		lines.push(`expected: ${each.join(' · ')}`);
	}
	if (diversity !== undefined) {
		const { moved, entered, positionByScore } = diversity;
		lines.push(
			`of its row diversity took ${tookInWords(diversity)}; ${moved} titles stand elsewhere by it, ${entered} stand here by it alone`,
			`by its score alone it would be number ${positionByScore + 1} of those shown`,
		);
	}
	return lines;
}

/** Where chance had a say: in its place, in who was found, in which rows there are. */
function chancesInWords(why: Explanation): readonly string[] {
	const chances = [
		['chance had a say at its place', why.propensity],
		['it was found by chance', why.foundWith],
		['its row was offered by chance', why.rowFoundWith],
		['its row was placed by chance', why.rowPropensity],
	] as const;
	return chances
		.filter(([, chance = 1]) => chance < 1)
		.map(([what, chance]) => `${what}: probability ${chance!.toFixed(4)}`);
}

/** How many each source found for the page, and how long it worked. */
export const sourcesInWords = ({ pool }: PageMade): readonly string[] => {
	if (pool === undefined) return [];
	const each = pool.sources.map(({ source, titles, milliseconds }) =>
		!milliseconds // a replay waits for nothing and takes no time
			? `${source} ${titles}`
			: `${source} ${titles} in ${milliseconds.toFixed(1)} ms`,
	);
	return [`found ${pool.titles}: ${each.join(', ')}`];
};

const rulesInWords = ({ rules }: PageMade): string =>
	rules
		.filter(({ titles }) => titles > 0)
		.map(({ rule, titles }) => `${rule} ${titles}`)
		.join(', ') || 'nothing';

/** A page made again has no times of its own. */
function stagesInWords({ stages }: PageMade): readonly string[] {
	if (stages.every(({ milliseconds }) => milliseconds === 0)) return [];
	const each = stages.map(({ stage, milliseconds, waited }) => {
		const took = `${stage} ${milliseconds.toFixed(1)} ms`;
		return waited ? `${took} with waiting` : took;
	});
	return [`stages: ${each.join(', ')}`];
}

/** The share of the final score, where the log knows it, and what that cost. */
export const tookInWords = ({
	ofScore,
	relevanceLost,
}: Pick<NonNullable<Explanation['diversity']>, 'ofScore' | 'relevanceLost'>): string =>
	[
		...(ofScore === undefined ? [] : [`${percent(ofScore)} of the score`]),
		`${percent(relevanceLost)} of relevance`,
	].join(', ');

/** A share as a person reads it. */
export const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
