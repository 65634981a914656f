import type { Recipe } from '@marquee/contracts';

/** Everything that recipes name, by its kind. */
export interface NamedParts {
	readonly bundles: ReadonlySet<string>;
	readonly rankers: ReadonlySet<string>;
	readonly policies: ReadonlySet<string>;
	readonly layouts: ReadonlySet<string>;
}

/** What has to be there for these recipes. */
export function namedParts(recipes: readonly Recipe[]): NamedParts {
	const named = (field: 'bundle' | 'ranker' | 'policy' | 'layout') =>
		new Set(recipes.flatMap(({ [field]: name }) => (name === undefined ? [] : [name])));
	return {
		bundles: named('bundle'),
		rankers: named('ranker'),
		policies: named('policy'),
		layouts: named('layout'),
	};
}
