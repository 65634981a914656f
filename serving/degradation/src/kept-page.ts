import type { Evidence, Page, PageRow, PlacedTitle } from '@marquee/contracts';

/**
 * A page as it is kept: titles by their ids, each evidence once. A quarter of what it takes on the wire, and the names
 * and windows of its titles are those of the catalogue when it is shown again, not of when it was made.
 */
interface KeptForm {
	readonly head: Omit<Page, 'rows'>;
	readonly evidence: readonly Evidence[];
	readonly rows: readonly (readonly [
		row: Omit<PageRow, 'titles' | 'evidence'>,
		evidence: number,
		titles: readonly KeptTitle[],
	])[];
}

type KeptTitle = readonly [
	titleId: string,
	score: number,
	evidence: number,
	more?: Pick<PlacedTitle, 'positionSeconds' | 'rank' | 'until'>,
];

/** The page as bytes: its first rows, as many as hold so many titles, and at least one. */
export function keptForm({ rows, ...head }: Page, mostTitles = Infinity): Buffer {
	const { indexOf, evidence } = evidenceTable();
	const kept: KeptForm = {
		head,
		evidence,
		rows: firstRows(rows, mostTitles).map(({ titles, evidence: why, ...row }) => [
			row,
			indexOf(why),
			titles.map((placed) => keptTitle(placed, indexOf(placed.evidence))),
		]),
	};
	return Buffer.from(JSON.stringify(kept));
}

function firstRows(rows: readonly PageRow[], mostTitles: number): readonly PageRow[] {
	let sum = 0;
	return rows.filter(({ titles }, at) => {
		sum += titles.length;
		return sum <= mostTitles || at === 0;
	});
}

function keptTitle(
	{ title, score, evidence: _, ...more }: PlacedTitle,
	evidence: number,
): KeptTitle {
	const rounded = Math.round(score * 1e4) / 1e4; // as in traces: more digits only make it longer
	for (const _ in more) return [title.titleId, rounded, evidence, more];
	return [title.titleId, rounded, evidence];
}

function evidenceTable() {
	const evidence: Evidence[] = [];
	const places = new Map<string, number>();
	const indexOf = (one: Evidence): number => {
		const key = `${one.source}\n${one.because ?? ''}\n${one.sentence}`;
		const known = places.get(key);
		if (known !== undefined) return known;
		places.set(key, evidence.length);
		return evidence.push(one) - 1;
	};
	return { evidence, indexOf };
}

/**
 * The page of these bytes, with the titles as they are now; those that `titleOf` no longer has, or that may not be
 * shown any more, are left out, and so is a row that nothing is left of.
 */
export function pageOfKept(
	bytes: Uint8Array,
	titleOf: (titleId: string) => PlacedTitle['title'] | undefined,
): { readonly page: Page; readonly leftOut: number } {
	const { head, evidence, rows } = JSON.parse(textOf(bytes)) as KeptForm;
	let leftOut = 0;
	const shown = rows.map(([row, why, titles]): PageRow => {
		const placed = titles.flatMap(([titleId, score, because, more]): PlacedTitle[] => {
			const title = titleOf(titleId);
			if (title === undefined) return [];
			return [{ title, score, evidence: evidence[because]!, ...more }];
		});
		leftOut += titles.length - placed.length;
		return { ...row, evidence: evidence[why]!, titles: placed };
	});
	return { page: { ...head, rows: shown.filter(({ titles }) => titles.length > 0) }, leftOut };
}

const textOf = ({ buffer, byteOffset, length }: Uint8Array): string =>
	Buffer.from(buffer, byteOffset, length).toString();
