import type { Random } from '@marquee/units';
import { composeRow, hasAttributes, type TitleTower, towerLesson } from './title-tower.ts';

/** The composed rows of the titles that take part in one step, in the static number of slots that the graph has room for. */
export interface EnteredRows {
	/** The feed of the graph's title table. `// (S, D)` */
	readonly packed: Float32Array;
	/** Empties all slots. */
	readonly clear: () => void;
	/**
	 * Where the title stands; one met for the first time since `clear` enters, by chance as if it had never been played.
	 *
	 * @throws {RangeError} if more titles enter than there are slots.
	 */
	readonly slotOf: (title: number, random: Random) => number;
	/** One step of Adam for all that the entered rows were composed of. `// gradient (S, D)` */
	readonly learn: (gradient: Float32Array, rate: number, factor: number) => void;
}

/**
 * Slots between the tower and a graph that sees only the rows a step needs: the cost does not grow with the catalogue.
 *
 * In a share `coldShare` of cases a title that has attributes enters without its own numbers, so that attributes alone
 * learn to stand for it.
 *
 * @paper Volkovs, Yu, Poutanen: DropoutNet: Addressing Cold Start in Recommender Systems. NeurIPS 2017.
 */
export function enteredRows(tower: TitleTower, slots: number, coldShare: number): EnteredRows {
	const D = tower.width;
	const packed = new Float32Array(slots * D);
	const slotOf = new Int32Array(tower.ages.length).fill(-1);
	const titleOf = new Int32Array(slots);
	const withOwn = new Uint8Array(slots);
	let used = 0;

	const enter = (title: number, random: Random): number => {
		if (used === slots) throw new RangeError(`more than ${slots} titles enter one step`);
		const slot = used++;
		slotOf[title] = slot;
		titleOf[slot] = title;
		const asIfNew = hasAttributes(tower, title) && random.next() < coldShare;
		withOwn[slot] = asIfNew ? 0 : 1;
		composeRow(tower, title, !asIfNew, packed, slot * D);
		return slot;
	};
	let pace = { rate: 0, factor: 1 };
	const lesson = towerLesson(tower, () => pace);
	return {
		packed,
		clear: () => {
			for (let slot = 0; slot < used; slot++) slotOf[titleOf[slot]!] = -1;
			used = 0;
		},
		slotOf: (title, random) => {
			const known = slotOf[title]!;
			return known < 0 ? enter(title, random) : known;
		},
		learn: (gradient, rate, factor) => {
			pace = { rate, factor };
			for (let slot = 0; slot < used; slot++)
				lesson.add(titleOf[slot]!, withOwn[slot] === 1, gradient, slot * D);
			lesson.end();
		},
	};
}
