import type { Evidence, Page, PageRow, PlacedTitle, TitleCard } from '@marquee/contracts';

/** Pages that were written, with their bytes. */
const written = new WeakMap<Page, Buffer>();

/**
 * The bytes of a page that `pageWriter` wrote: its JSON in UTF-8, so that nobody writes it again to send it. `undefined`: somebody
 * else made the page, or made another one out of it.
 */
export const bytesOfPage = (page: Page): Buffer | undefined => written.get(page);

/** So many cards are kept written; then all are written anew as they are wanted. Some 300 bytes each. */
const cardsKept = 50_000;

/** A page takes some 300 KiB; room is doubled where that is not enough. */
const roomBytes = 2 ** 19;

/**
 * Writes pages as JSON in UTF-8: byte for byte what `JSON.stringify` gives.
 *
 * More than half of a page is cards of titles, which are the same on every page: each is written once and copied from then on, by the
 * object, so that whoever changes a card makes another one.
 */
export function pageWriter(): (page: Page) => Buffer {
	const cards = new Map<TitleCard, Buffer>();
	const cardOf = (card: TitleCard): Buffer => {
		const known = cards.get(card);
		if (known !== undefined) return known;
		const made = Buffer.from(JSON.stringify(card));
		if (cards.size >= cardsKept) cards.clear();
		cards.set(card, made);
		return made;
	};
	const out = growingBuffer(roomBytes);
	let [reason, inWords]: [Evidence | undefined, string] = [undefined, ''];
	/** Neighbours often stand there for one reason, the row's; others each have their own. */
	const reasonOf = (evidence: Evidence): string => {
		if (evidence !== reason) [reason, inWords] = [evidence, JSON.stringify(evidence)];
		return inWords;
	};
	/** What has to be written before the next card: most of it is short, and one long text is written faster than many. */
	let pending = '';
	const writeRow = ({ titles, ...row }: PageRow): void => {
		pending += opened({ ...row, titles: [] });
		for (const [place, { title, ...placed }] of titles.entries()) {
			out.text(`${pending}${place === 0 ? '' : ','}{"title":`);
			out.bytes(cardOf(title));
			pending = `${restOf(placed, reasonOf)}}`;
		}
		pending += ']}';
	};
	return (page) => {
		const { rows, ...head } = page;
		out.clear();
		pending = opened({ ...head, rows: [] });
		for (const [place, row] of rows.entries()) {
			if (place > 0) pending += ',';
			writeRow(row);
		}
		out.text(`${pending}]}`);
		const bytes = out.copy();
		written.set(page, bytes);
		return bytes;
	};
}

/** An object that ends with an empty list, up to where the list begins to be filled. */
const opened = (object: object): string => JSON.stringify(object).slice(0, -2);

/** What is said of a title in its place after its card. */
function restOf(
	placed: Omit<PlacedTitle, 'title'>,
	reasonOf: (evidence: Evidence) => string,
): string {
	let text = '';
	for (const name in placed) {
		const value = placed[name as keyof typeof placed];
		text += `,"${name}":${typeof value === 'object' ? reasonOf(value) : value}`;
	}
	return text;
}

/** Bytes that are put one behind the other; the room stays from page to page. */
function growingBuffer(room: number) {
	let buffer = Buffer.allocUnsafeSlow(room);
	let end = 0;
	const ensure = (more: number): void => {
		if (end + more <= buffer.length) return;
		const larger = Buffer.allocUnsafeSlow(Math.max(2 * buffer.length, end + more));
		larger.set(buffer.subarray(0, end));
		buffer = larger;
	};
	return {
		clear: (): void => {
			end = 0;
		},
		text: (text: string): void => {
			ensure(3 * text.length); // no character of a string takes more than three bytes
			end += buffer.write(text, end);
		},
		bytes: (bytes: Buffer): void => {
			ensure(bytes.length);
			buffer.set(bytes, end);
			end += bytes.length;
		},
		copy: (): Buffer => Buffer.from(buffer.subarray(0, end)),
	};
}
