import type { SearchAnswer, SearchResult } from '@marquee/contracts';
import { harmless } from './harmless.ts';

/** An answer as text: what was understood, titles with the name that was found, what cannot be watched, what comes near. */
export function printedSearch(answer: SearchAnswer): string {
	const { query, intent, understood, correction, results, people, unavailable, rows } = answer;
	const parts = understood.map(({ kind, value }) => `${kind} ${value}`).join(', ');
	return [
		`"${query}" · ${intent}${parts === '' ? '' : ` · ${parts}`} · request ${answer.requestId}`,
		...(correction === undefined
			? []
			: [`${correction.applied ? 'answered for' : 'meant perhaps'}: ${correction.text}`]),
		...(answer.notice === undefined ? [] : [answer.notice.sentence]),
		...results.map(printedResult),
		...people.map(({ name, titles }) => `  ${name} — ${titles} titles`),
		...unavailable.map(
			({ title, because }) => `  not to be watched: ${title.name} [${title.titleId}], ${because}`,
		),
		...rows.flatMap(({ heading, titles }) => [
			heading,
			...titles.slice(0, 5).map(({ title }) => `    ${title.name}${yearOf(title)}`),
		]),
		...answer.skipped.map(({ stage, cause }) => `without ${stage}: ${cause}`),
	]
		.map(harmless)
		.join('\n');
}

const printedResult = ({ title, foundBy, evidence }: SearchResult): string =>
	`  ${title.name}${yearOf(title)} [${title.titleId}] — ${foundBy.how}${
		foundBy.name === title.name ? '' : ` "${foundBy.name}"`
	}: ${evidence.sentence}`;

const yearOf = ({ year }: SearchResult['title']): string =>
	year === undefined ? '' : ` (${year})`;
