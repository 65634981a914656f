import type { Evidence, Page, PlacedTitle, TitleCard } from '@marquee/contracts';

/** Pages that were written, with their bytes. */
const written = new WeakMap<Page, Buffer>();

/**
 * The bytes of a page that `pageWriter` wrote: its JSON in UTF-8, so that nobody writes it again to send it. `undefined`: somebody
 * else made the page, or made another one out of it.
 */
export const bytesOfPage = (page: Page): Buffer | undefined => written.get(page);

/** A page without its rows: what is said of it as a whole. */
export type PageHead = Omit<Page, 'rows'>;

/**
 * The page that somebody else has written as these bytes: they are its `bytesOfPage`, and nobody reads them before its rows are asked
 * for.
 */
export function writtenPage(head: PageHead, bytes: Buffer): Page {
	let rows: Page['rows'] | undefined;
	const page: Page = {
		...head,
		get rows() {
			rows ??= (JSON.parse(bytes.toString()) as Page).rows;
			return rows;
		},
	};
	written.set(page, bytes);
	return page;
}

/**
 * Writes pages as JSON in UTF-8: byte for byte what `JSON.stringify` gives of a page whose titles have their cards first.
 *
 * More than half of a page is cards of titles, which are the same on every page: each is written once for as long as it lives, by the
 * object, so that whoever changes a card makes another one. What evidence says is written once for a page, also by the object.
 */
export function pageWriter(): (page: Page) => Buffer {
	const cardOf = cardWriter();
	return (page) => {
		const reasonOf = evidenceWriter();
		const { rows, ...head } = page;
		// One long text that is encoded in the end: a thousand short ones would each have to be handed over.
		let text = opened({ ...head, rows: [] });
		for (const [place, { titles, ...row }] of rows.entries()) {
			if (place > 0) text += ',';
			text += opened({ ...row, titles: [] });
			for (let nth = 0; nth < titles.length; nth++) {
				if (nth > 0) text += ',';
				text += cardOf(titles[nth]!.title);
				text += restOf(titles[nth]!, reasonOf);
			}
			text += ']}';
		}
		const bytes = Buffer.from(`${text}]}`);
		written.set(page, bytes);
		return bytes;
	};
}

/** Writes each card once, with what stands before it in its place. */
function cardWriter(): (card: TitleCard) => string {
	const cards = new WeakMap<TitleCard, string>();
	return (card) => {
		const known = cards.get(card);
		if (known !== undefined) return known;
		const text = `{"title":${JSON.stringify(card)}`;
		cards.set(card, text);
		return text;
	};
}

/** Writes what evidence says once; neighbours often stand there for one reason, the row's. */
function evidenceWriter(): (evidence: Evidence) => string {
	const reasons = new Map<Evidence, string>();
	let last: Evidence | undefined;
	let text = '';
	return (evidence) => {
		if (evidence === last) return text;
		last = evidence;
		const known = reasons.get(evidence);
		text = known ?? JSON.stringify(evidence);
		if (known === undefined) reasons.set(evidence, text);
		return text;
	};
}

/** An object that ends with an empty list, up to where the list begins to be filled. */
const opened = (object: object): string => JSON.stringify(object).slice(0, -2);

/** What is said of a title in its place after its card, and its end. */
function restOf(placed: PlacedTitle, reasonOf: (evidence: Evidence) => string): string {
	let text = '';
	for (const name in placed) {
		if (name === 'title') continue;
		const value = placed[name as keyof Omit<PlacedTitle, 'title'>];
		text += `,"${name}":${typeof value === 'object' ? reasonOf(value) : value}`;
	}
	return `${text}}`;
}
