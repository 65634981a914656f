import { sourceBit, sourceNames } from '../asked.ts';
import type { Feature } from '../feature.ts';

/** Which sources proposed the title: one feature for each. */
export const sourceFeatures: readonly Feature[] = sourceNames.map((name) => {
	const bit = sourceBit(name);
	return {
		name: `from-${name}`,
		meaning: `whether ${name} proposed the title; no where nobody says`,
		unit: 'yes or no',
		range: [0, 1],
		origin: 'given',
		restsOn: 'sources',
		of: () => (_title, sources) => ((sources & bit) !== 0 ? 1 : 0),
	};
});
