import { Failure } from '@marquee/units';
import type { Range } from './ranges.ts';

/** A JSON object whose fields are read one by one, each refused with its place if it is not what it must be. */
export class Fields {
	readonly #where: string;
	readonly #values: Readonly<Record<string, unknown>>;

	constructor(value: unknown, where: string) {
		this.#where = where;
		if (typeof value !== 'object' || value === null || Array.isArray(value))
			throw planMalformed(where, `${JSON.stringify(value)} is no object`);
		this.#values = value as Readonly<Record<string, unknown>>;
	}

	has(...names: readonly string[]): boolean {
		return names.some((name) => this.#values[name] !== undefined);
	}

	/** The value of a field, whatever it is. */
	at(name: string): unknown {
		return this.#values[name];
	}

	place(name: string): string {
		return `${this.#where}.${name}`;
	}

	text(name: string, otherwise?: string): string {
		const value = this.#values[name] ?? otherwise;
		if (typeof value === 'string' && value !== '') return value;
		throw planMalformed(this.place(name), `${JSON.stringify(value)} is no text`);
	}

	flag(name: string, otherwise: boolean): boolean {
		const value = this.#values[name] ?? otherwise;
		if (typeof value === 'boolean') return value;
		throw planMalformed(this.place(name), `${JSON.stringify(value)} is neither true nor false`);
	}

	share(name: string, otherwise?: number): number {
		return shareOf(this.#values[name] ?? otherwise, this.place(name));
	}

	list(name: string): readonly unknown[] {
		const value = this.#values[name] ?? [];
		if (Array.isArray(value)) return value;
		throw planMalformed(this.place(name), `${JSON.stringify(value)} is no list`);
	}

	object(name: string): Fields {
		return new Fields(this.#values[name] ?? {}, this.place(name));
	}

	entries(): readonly (readonly [string, unknown])[] {
		return Object.entries(this.#values);
	}

	/** Refuses fields that nobody reads: a misspelt one would change what is tried in silence. */
	only(...known: readonly string[]): void {
		for (const name of Object.keys(this.#values))
			if (!known.includes(name))
				throw planMalformed(
					this.place(name),
					`there is no such field; there are ${known.join(', ')}`,
				);
	}
}

/** A number from 0 to 1. */
export function shareOf(value: unknown, where: string): number {
	if (typeof value === 'number' && value >= 0 && value <= 1) return value;
	throw planMalformed(where, `${JSON.stringify(value)} is no share from 0 to 1`);
}

/** Two shares, the first below the second. */
export function rangeOf(value: unknown, where: string): Range {
	if (!Array.isArray(value) || value.length !== 2)
		throw planMalformed(where, `${JSON.stringify(value)} is no pair of from and to`);
	const range: Range = [shareOf(value[0], where), shareOf(value[1], where)];
	if (range[0] < range[1]) return range;
	throw planMalformed(where, `${JSON.stringify(value)} does not go up`);
}

/** What is wrong in a plan, and where. */
export const planMalformed = (where: string, what: string): Failure =>
	new Failure('experiment-malformed', {
		responsible: 'caller',
		what,
		where,
		remedy: 'See the README of experiments/allocation for what a file of experiments may say.',
	});
