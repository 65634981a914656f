import { type NameForm, nameForms } from '@marquee/language';
import type { Alphabet } from './alphabet.ts';
import { nameGrams } from './grams.ts';
import { Growing } from './growing.ts';
import { type NamedEntity, namedKinds } from './name-search.ts';
import { readings, Segment } from './segment.ts';
import { longestName, Spelling, spelled } from './spelling.ts';
import { bytesAt, bytesOf } from './texts.ts';

const bytes = (length: number) => new Uint8Array(length);
const shorts = (length: number) => new Uint16Array(length);
const words = (length: number) => new Uint32Array(length);
const floats = (length: number) => new Float32Array(length);
const doubles = (length: number) => new Float64Array(length);

/** Forms whose grams are taken in one slice of the work: about a millisecond. */
const formsASlice = 1_000;

/** Makes a segment of entities that are added in the order in which they shall stand. */
export class SegmentBuilder {
	readonly #alphabet: Alphabet;
	readonly #idBytes = new Growing(bytes);
	readonly #idEnds = new Growing(words);
	readonly #kinds = new Growing(bytes);
	readonly #weights = new Growing(doubles);
	readonly #nameEnds = new Growing(words);
	readonly #formEnds = new Growing(words);
	readonly #nameBytes = new Growing(bytes);
	readonly #nameByteEnds = new Growing(words);
	readonly #nameLocales = new Growing(shorts);
	readonly #locales = new Map<string, number>([['', 0]]);
	readonly #formEntities = new Growing(words);
	readonly #formNames = new Growing(words);
	readonly #formCosts = new Growing(floats);
	readonly #formReadings = new Growing(bytes);
	readonly #signEnds = new Growing(words);
	readonly #signs = new Growing(shorts);

	constructor(alphabet: Alphabet) {
		this.#alphabet = alphabet;
	}

	/** Adds an entity with all forms of its names. */
	add({ entityId, kind, weight, names }: NamedEntity): void {
		const forms = names.map(({ text, locale }) => nameForms(text, locale));
		const cheapest = cheapestByText(forms.flat());
		this.#beginEntity(bytesOf(entityId), namedKinds.indexOf(kind), weight);
		for (const [at, { text, locale }] of names.entries()) {
			this.#addName(bytesOf(text), this.#localePlace(locale));
			for (const form of forms[at]!) {
				if (cheapest.get(form.text) !== form) continue;
				const reading = readingOf(form);
				this.#addForm(spelled(form.text, this.#alphabet), form.cost, reading);
			}
		}
		this.#endEntity();
	}

	/** Adds an entity of another segment of the same index. */
	addFrom(other: Segment, entity: number): void {
		const from = other.columns;
		const firstName = entity === 0 ? 0 : from.nameEnds[entity - 1]!;
		const firstForm = entity === 0 ? 0 : from.formEnds[entity - 1]!;
		this.#beginEntity(bytesAt(from.ids, entity), from.kinds[entity]!, from.weights[entity]!);
		const nameShift = this.#nameByteEnds.length - firstName;
		for (let name = firstName; name < from.nameEnds[entity]!; name++) {
			const locale = from.locales[from.nameLocales[name]!]!;
			this.#addName(bytesAt(from.names, name), this.#localePlace(locale));
		}
		for (let form = firstForm; form < from.formEnds[entity]!; form++) {
			const begin = form === 0 ? 0 : from.signEnds[form - 1]!;
			const signs = from.signs.subarray(begin, from.signEnds[form]!);
			const name = from.formNames[form]! + nameShift;
			this.#addForm(signs, from.formCosts[form]!, from.formReadings[form]!, name);
		}
		this.#endEntity();
	}

	/** Counts and lays out the postings, slice after slice, and gives the segment. */
	*finished(): Generator<void, Segment> {
		const signs = this.#signs.taken();
		const signEnds = this.#signEnds.taken();
		const grams = yield* gramsOf(signs, signEnds, this.#alphabet);
		return new Segment({
			ids: { bytes: this.#idBytes.taken(), ends: this.#idEnds.taken() },
			kinds: this.#kinds.taken(),
			weights: this.#weights.taken(),
			nameEnds: this.#nameEnds.taken(),
			formEnds: this.#formEnds.taken(),
			names: { bytes: this.#nameBytes.taken(), ends: this.#nameByteEnds.taken() },
			nameLocales: this.#nameLocales.taken(),
			locales: [...this.#locales.keys()],
			formEntities: this.#formEntities.taken(),
			formNames: this.#formNames.taken(),
			formCosts: this.#formCosts.taken(),
			formReadings: this.#formReadings.taken(),
			signEnds,
			signs,
			...grams,
		});
	}

	#beginEntity(id: Uint8Array, kind: number, weight: number): void {
		this.#idBytes.append(id);
		this.#idEnds.push(this.#idBytes.length);
		this.#kinds.push(kind);
		this.#weights.push(weight);
	}

	#addName(text: Uint8Array, locale: number): void {
		this.#nameBytes.append(text);
		this.#nameByteEnds.push(this.#nameBytes.length);
		this.#nameLocales.push(locale);
	}

	#addForm(
		signs: Uint16Array,
		cost: number,
		reading: number,
		name = this.#nameByteEnds.length - 1,
	): void {
		if (signs.length === 0) return;
		this.#formEntities.push(this.#kinds.length - 1);
		this.#formNames.push(name);
		this.#formCosts.push(cost);
		this.#formReadings.push(reading);
		this.#signs.append(signs);
		this.#signEnds.push(this.#signs.length);
	}

	#endEntity(): void {
		this.#nameEnds.push(this.#nameByteEnds.length);
		this.#formEnds.push(this.#formEntities.length);
	}

	#localePlace(locale = ''): number {
		const known = this.#locales.get(locale);
		if (known !== undefined) return known;
		if (this.#locales.size > 0xffff) return 0;
		this.#locales.set(locale, this.#locales.size);
		return this.#locales.size - 1;
	}
}

const otherReadings: ReadonlySet<string> = new Set(['pinyin', 'latin', 'latin-variant']);

function readingOf({ how }: NameForm): number {
	if (how === 'romaji') return readings.romaji;
	return otherReadings.has(how) ? readings.other : readings.none;
}

/** Of forms that are written the same, the one that costs least: an alias of one name may be another name itself. */
function cheapestByText(forms: readonly NameForm[]): ReadonlyMap<string, NameForm> {
	const cheapest = new Map<string, NameForm>();
	for (const form of forms) {
		const before = cheapest.get(form.text);
		if (before === undefined || form.cost < before.cost) cheapest.set(form.text, form);
	}
	return cheapest;
}

type Grams = Pick<Segment['columns'], 'gramKeys' | 'gramEnds' | 'postings'>;

function* gramsOf(
	signs: Uint16Array,
	signEnds: Uint32Array,
	alphabet: Alphabet,
): Generator<void, Grams> {
	const ranks = new KeyRanks();
	const counts = new Growing(words);
	const lastForm = new Growing(words);
	/** The keys of all forms, one after the other, as ranks; and where those of each form end. */
	const taken = new Growing(words, 1 << 16);
	const takenEnds = new Uint32Array(signEnds.length);
	const text = new Spelling(longestName);
	let form = 0;
	const take = (key: number) => {
		const rank = ranks.of(key);
		if (rank === counts.length) {
			counts.push(0);
			lastForm.push(0);
		}
		if (lastForm.values[rank] === form + 1) return;
		lastForm.values[rank] = form + 1;
		counts.values[rank]!++;
		taken.push(rank);
	};
	for (; form < signEnds.length; form++) {
		if (form % formsASlice === formsASlice - 1) yield;
		text.read(signs, form === 0 ? 0 : signEnds[form - 1]!, signEnds[form]!, alphabet.wide);
		nameGrams(text, alphabet, take);
		takenEnds[form] = taken.length;
	}
	yield;
	const gramKeys = ranks.keys().sort();
	const gramEnds = new Uint32Array(gramKeys.length);
	const next = new Uint32Array(gramKeys.length);
	let end = 0;
	for (let gram = 0; gram < gramKeys.length; gram++) {
		const rank = ranks.of(gramKeys[gram]!);
		next[rank] = end;
		end += counts.values[rank]!;
		gramEnds[gram] = end;
	}
	yield;
	const postings = new Uint32Array(end);
	let at = 0;
	for (form = 0; form < takenEnds.length; form++) {
		if (form % formsASlice === formsASlice - 1) yield;
		for (; at < takenEnds[form]!; at++) postings[next[taken.values[at]!]!++] = form;
	}
	return { gramKeys, gramEnds, postings };
}

/** Numbers keys by when they were first seen: open addressing, since a Map of a million doubles is slow and large. */
class KeyRanks {
	#keys = new Float64Array(1 << 12);
	#ranks = new Uint32Array(1 << 12);
	#count = 0;

	of(key: number): number {
		if (2 * this.#count >= this.#keys.length) this.#grow();
		const at = this.#slot(key);
		if (this.#keys[at] === key) return this.#ranks[at]!;
		this.#keys[at] = key;
		this.#ranks[at] = this.#count;
		return this.#count++;
	}

	/** All keys, in no order. */
	keys(): Float64Array {
		return this.#keys.filter((key) => key !== 0);
	}

	#slot(key: number): number {
		const keys = this.#keys;
		const mask = keys.length - 1;
		let hash = Math.imul((key | 0) ^ Math.imul((key / 0x100000000) | 0, 0x9e3779b1), 0x85ebca6b);
		hash ^= hash >>> 15;
		let at = hash & mask;
		while (keys[at] !== 0 && keys[at] !== key) at = (at + 1) & mask;
		return at;
	}

	#grow(): void {
		const keys = this.#keys;
		const ranks = this.#ranks;
		this.#keys = new Float64Array(2 * keys.length);
		this.#ranks = new Uint32Array(2 * keys.length);
		for (let i = 0; i < keys.length; i++) {
			if (keys[i] === 0) continue;
			const at = this.#slot(keys[i]!);
			this.#keys[at] = keys[i]!;
			this.#ranks[at] = ranks[i]!;
		}
	}
}
