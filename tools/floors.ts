/**
 * The floors of the house, from the ground up: a package may import from its own floor or from below. One that is missing
 * here has no place in the house yet.
 */
export const floors: readonly (readonly string[])[] = [
	['units', 'contracts', 'numerics'],
	[
		'catalogue',
		'viewing',
		'histories',
		'metrics',
		'tensor',
		'language',
		'statistics',
		'allocation',
	],
	[
		'stores',
		'importers',
		'warehouse',
		'tokens',
		'pipeline',
		'protocols',
		'baselines',
		'attributes',
		'embeddings',
		'features',
		'names',
		'semantic',
		'counterfactual',
		'interleaving',
		'simulation',
		'analysis',
		'reward',
	],
	['foundation', 'two-tower', 'rankers', 'retrieval', 'ladder'],
	['ranking', 'top-10', 'trailers', 'notifications', 'continuing', 'search'],
	['page', 'degradation'],
	['gateway', 'viewer', 'console', 'cli'],
];

/** All that a browser may import: everything else arrives over the wire. */
export const forBrowsers: readonly string[] = ['units', 'contracts'];
