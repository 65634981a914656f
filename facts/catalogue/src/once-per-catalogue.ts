import type { Catalogue } from './catalogue.ts';

/** Lays something out once for each catalogue, however many ask for it, and lets it go with the catalogue. */
export function oncePerCatalogue<Laid extends object>(
	lay: (catalogue: Catalogue) => Laid,
): (catalogue: Catalogue) => Laid {
	const known = new WeakMap<Catalogue, Laid>();
	return (catalogue) => {
		const before = known.get(catalogue);
		if (before !== undefined) return before;
		const laid = lay(catalogue);
		known.set(catalogue, laid);
		return laid;
	};
}
