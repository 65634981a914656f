import type { FoundBy } from '@marquee/contracts';

/** A part of a name, and whether it is what was typed. */
export interface Part {
	readonly text: string;
	readonly isTyped: boolean;
}

/** The name in parts, in their order: together they are the name, whatever the spans say. */
export function marked(name: string, highlights: FoundBy['highlights']): readonly Part[] {
	const parts: Part[] = [];
	let at = 0;
	const upTo = (end: number, isTyped: boolean) => {
		if (end > at) parts.push({ text: name.slice(at, end), isTyped });
		at = Math.max(at, end);
	};
	for (const { from, to } of highlights.toSorted((a, b) => a.from - b.from)) {
		upTo(Math.min(from, name.length), false);
		upTo(Math.min(to, name.length), true);
	}
	upTo(name.length, false);
	return parts;
}
