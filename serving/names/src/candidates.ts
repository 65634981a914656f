import { type Alphabet, nameStart, wordStart } from './alphabet.ts';
import { gramKey, nearWholeKeys, queryGrams } from './grams.ts';
import { editsAllowed } from './likeness.ts';
import { namedKinds } from './name-search.ts';
import type { Segment } from './segment.ts';
import { soundKey, soundsOf } from './sounds.ts';
import type { Spelling } from './spelling.ts';

/** Postings that may bring in forms not seen before; the rarest grams come first. */
const admittedPostings = 120_000;
/** Postings that are walked along at all. */
const walkedPostings = 600_000;
/** Names that sound like the query, the best known of them. */
const soundAlikes = 150;
/** Of fewer signs every other name sounds alike. */
const fewestSounded = 4;
/** An edit changes three grams, a swap of neighbours four. */
export const gramsPerEdit = 4;

/** Which forms of a segment may be meant by a query: few enough to be compared one by one. */
export class Candidates {
	/** Forms, the likeliest first; some may stand twice. */
	forms = new Uint32Array(1 << 12);
	/** How many grams each shares with the query; 0 for those found otherwise. */
	shared = new Uint8Array(1 << 12);
	count = 0;
	/** From here on they were found by their grams, those with most of them first. */
	byGramsFrom = 0;
	/** Grams of the query, and those of them that some name has and that were counted. */
	asked = 0;
	counted = 0;
	/** From here to there they sound like the query. */
	soundsFrom = 0;
	soundsTo = 0;
	/** How many sounds these have in common. */
	sounds = 0;

	#counts = new Uint8Array(0);
	#touched = new Uint32Array(0);
	#touchedCount = 0;

	/** Finds forms of entities that are admitted. */
	find(segment: Segment, query: Spelling, { wide, latin }: Alphabet, wanted: Wanted): void {
		const { signs, length } = query;
		this.#begin();
		for (const key of nearWholeKeys(query)) this.#front(segment, key, wanted, wanted.most);
		this.soundsFrom = this.count;
		if (length >= fewestSounded) {
			const key = soundKey(query, latin);
			this.sounds = soundsOf(key);
			this.#front(segment, key, wanted, soundAlikes);
		}
		this.soundsTo = this.count;
		const isWide = wide[signs[0]!] === 1;
		if (length === 1 || (length === 2 && !isWide))
			this.#fronts(segment, query, wanted, wanted.most);
		else this.#byGrams(segment, query, wide, wanted);
	}

	/** The best known of those that begin, or have words that begin, with the first signs of the query. */
	nearest(segment: Segment, query: Spelling, { wide }: Alphabet, wanted: Wanted): void {
		const { signs, length } = query;
		this.#begin();
		for (let at = 0; at < Math.min(2, length); at++) {
			this.#front(segment, gramKey(nameStart, signs[at]!, 0), wanted, wanted.most);
			if (wide[signs[at]!] === 1)
				this.#front(segment, gramKey(wordStart, signs[at]!, 0), wanted, wanted.most);
		}
	}

	#begin(): void {
		this.count = 0;
		this.asked = 0;
		this.counted = 0;
		this.soundsFrom = 0;
		this.soundsTo = 0;
		this.byGramsFrom = Number.POSITIVE_INFINITY;
	}

	#fronts(segment: Segment, { signs, length }: Spelling, wanted: Wanted, most: number): void {
		const second = length === 1 ? 0 : signs[1]!;
		this.#front(segment, gramKey(nameStart, signs[0]!, second), wanted, most >> 1);
		this.#front(segment, gramKey(wordStart, signs[0]!, second), wanted, most >> 1);
	}

	#front(segment: Segment, key: number, { kinds }: Wanted, most: number): void {
		const gram = segment.gram(key);
		if (gram < 0) return;
		const { postings, formEntities } = segment.columns;
		const to = segment.postingsTo(gram);
		const end = this.count + most;
		for (let at = segment.postingsFrom(gram); at < to && this.count < end; at++) {
			const form = postings[at]!;
			if (isAdmitted(segment, formEntities[form]!, kinds)) this.#push(form);
		}
	}

	#push(form: number, shared = 0): void {
		this.#makePlaces(this.count + 1);
		this.#place(this.count++, form, shared);
	}

	#place(at: number, form: number, shared: number): void {
		this.forms[at] = form;
		this.shared[at] = shared;
	}

	#makePlaces(count: number): void {
		if (count <= this.forms.length) return;
		const [forms, shared] = [this.forms, this.shared];
		this.forms = new Uint32Array(2 * count);
		this.forms.set(forms);
		this.shared = new Uint8Array(2 * count);
		this.shared.set(shared);
	}

	#byGrams(segment: Segment, query: Spelling, wide: Uint8Array, wanted: Wanted): void {
		const keys = queryGrams(query, wide);
		this.asked = keys.length;
		const grams = keys
			.map((key) => segment.gram(key))
			.filter((gram) => gram >= 0)
			.map((gram) => ({ from: segment.postingsFrom(gram), to: segment.postingsTo(gram) }))
			.sort((a, b) => a.to - a.from - (b.to - b.from));
		this.#makeRoom(segment.formCount);
		const enough = Math.max(
			gramsPerEdit * editsAllowed(query.length) + 2,
			Math.ceil(grams.length * 0.6),
		);
		let walked = 0;
		this.byGramsFrom = this.count;
		for (const [rank, { from, to }] of grams.entries()) {
			walked += to - from;
			if (walked > walkedPostings && rank > 0) break;
			const admits = rank === 0 || (rank < enough && walked < admittedPostings);
			this.#walk(segment.columns.postings, from, to, admits);
			this.counted++;
		}
		this.#keepBest(segment, wanted);
	}

	#makeRoom(forms: number): void {
		if (this.#counts.length >= forms) return;
		this.#counts = new Uint8Array(forms);
		this.#touched = new Uint32Array(forms);
	}

	#walk(postings: Uint32Array, from: number, to: number, admits: boolean): void {
		const counts = this.#counts;
		const touched = this.#touched;
		let touchedCount = this.#touchedCount;
		for (let at = from; at < to; at++) {
			const form = postings[at]!;
			const count = counts[form]!;
			if (count !== 0) counts[form] = count + 1;
			else if (admits) {
				counts[form] = 1;
				touched[touchedCount++] = form;
			}
		}
		this.#touchedCount = touchedCount;
	}

	/** Keeps those with most grams in common, these first; of as many the better known. Forgets all counts. */
	#keepBest(segment: Segment, { kinds, most }: Wanted): void {
		const counts = this.#counts;
		const touched = this.#touched;
		const { formEntities } = segment.columns;
		const histogram = new Uint32Array(257);
		const admitsAll = kinds === allKinds && segment.removedCount === 0;
		for (let i = 0; i < this.#touchedCount; i++) {
			const form = touched[i]!;
			if (admitsAll || isAdmitted(segment, formEntities[form]!, kinds)) histogram[counts[form]!]!++;
			else counts[form] = 0;
		}
		/** Where those with so many grams are put; with fewer than `least` there is no room for all. */
		const places = new Uint32Array(257);
		let least = 256;
		let kept = 0;
		for (; least > 1 && kept + histogram[least - 1]! <= most; least--) {
			places[least - 1] = this.count + kept;
			kept += histogram[least - 1]!;
		}
		this.#makePlaces(this.count + kept);
		let ties = 0;
		for (let i = 0; i < this.#touchedCount; i++) {
			const form = touched[i]!;
			const count = counts[form]!;
			counts[form] = 0;
			if (count >= least) this.#place(places[count]!++, form, count);
			else if (count === least - 1 && count > 0) touched[ties++] = form;
		}
		this.count += kept;
		for (const form of lowest(touched.subarray(0, ties), most - kept)) this.#push(form, least - 1);
		this.#touchedCount = 0;
	}
}

const allKinds = (1 << namedKinds.length) - 1;

/** Which forms are wanted. */
export interface Wanted {
	/** One bit for each kind that may be found, at its place in `namedKinds`. */
	readonly kinds: number;
	/** How many there is time for. */
	readonly most: number;
}

function isAdmitted(segment: Segment, entity: number, kinds: number): boolean {
	return segment.removed[entity] === 0 && ((kinds >>> segment.columns.kinds[entity]!) & 1) === 1;
}

/** The lowest of some numbers, in no order: found bucket by bucket, since sorting many for a few is slow. */
function lowest(values: Uint32Array, most: number): Uint32Array {
	if (values.length <= most) return values;
	if (most <= 0) return values.subarray(0, 0);
	let highest = 0;
	for (let i = 0; i < values.length; i++) if (values[i]! > highest) highest = values[i]!;
	const shift = Math.max(0, 32 - Math.clz32(highest) - 12);
	const histogram = new Uint32Array((highest >>> shift) + 1);
	for (let i = 0; i < values.length; i++) histogram[values[i]! >>> shift]!++;
	let bucket = 0;
	let below = 0;
	while (below + histogram[bucket]! < most) below += histogram[bucket++]!;
	let kept = 0;
	const limit = (bucket + 1) << shift;
	for (let i = 0; i < values.length; i++) {
		const value = values[i]!;
		if (value < limit) values[kept++] = value;
	}
	return values.subarray(0, kept).sort().subarray(0, most);
}
