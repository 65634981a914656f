/** The examples of the OpenAPI document; a test holds each against its schema. */
export const exampleTitle = {
	titleId: 't-1',
	name: 'The Long Way Home',
	year: 2012,
	genres: ['Drama'],
	runtimeSeconds: 6300,
};

export const exampleProfile = {
	profileId: 'p-1',
	name: 'Friday evening',
	createdAt: 1377957600000,
};

export const exampleActivity = {
	titleId: 't-1',
	plays: 1,
	positionSeconds: 1800,
	watchedSeconds: 1800,
	thumb: 'up',
	listed: false,
	impressions: 2,
	trailerPlays: 0,
	notifications: 0,
	notificationsOpened: 0,
	firstEngagedAt: 1377957900000,
	lastEngagedAt: 1377959700000,
	lastImpressionAt: 1377957800000,
};

const evidence = {
	sentence: 'Because you have not finished it',
	source: 'continue-watching',
	because: 't-1',
};

export const examplePage = {
	requestId: 'r-1',
	surface: 'home',
	profileId: 'p-1',
	generatedAt: 1377960000000,
	model: { bundle: 'sha256:4f0d', trainedAt: 1377950000000 },
	asOf: { profile: 1377959700000, events: 1377959990000, popularity: 1377959940000 },
	served: { how: 'fresh' },
	locale: 'en',
	rows: [
		{
			rowId: 'continue-watching',
			family: 'continue-watching',
			heading: 'Continue watching',
			evidence,
			titles: [{ title: exampleTitle, score: 0.7, evidence, positionSeconds: 1800 }],
		},
	],
	skipped: [],
};

export const exampleSearch = {
	requestId: 'r-1',
	sessionId: 's-1',
	query: 'long wya',
	locale: 'en',
	generatedAt: 1377960000000,
	asOf: {
		profile: 1377959700000,
		events: 1377959990000,
		popularity: 1377959940000,
		model: 1377950000000,
	},
	intent: 'fetch',
	understood: [{ kind: 'title', text: 'long wya', value: 'The Long Way Home' }],
	correction: { text: 'long way', applied: true },
	results: [
		{
			title: exampleTitle,
			position: 0,
			score: 0.92,
			foundBy: {
				how: 'near-prefix',
				name: 'The Long Way Home',
				highlights: [{ from: 4, to: 12 }],
				edits: 1,
			},
			evidence: { sentence: 'Its name is nearly that', source: 'names' },
			propensity: 1,
		},
	],
	people: [],
	unavailable: [],
	facets: [{ name: 'genre', values: [{ value: 'Drama', titles: 1 }] }],
	rows: [],
	skipped: [],
};

export const exampleSuggestions = {
	suggestions: [
		{
			text: 'The Long Way Home',
			kind: 'title',
			highlights: [{ from: 4, to: 12 }],
			titleId: 't-1',
		},
	],
};

export const exampleExplanation = {
	requestId: 'r-1',
	titleId: 't-1',
	shown: true,
	row: 'continue-watching',
	position: 0,
	evidence,
	score: 0.7,
	sources: ['continue-watching', 'unfinished', 'taste'],
	funnel: { retrieved: 12, admitted: 12, considered: 12, shown: 12 },
	propensity: 1,
	made: {
		bundle: 'sha256:4f0d',
		ranker: 'prior',
		policy: 'page-1',
		layout: 'stage-wise',
		cells: [{ experiment: 'e-1', arm: 'control', reason: 'split', epoch: '1' }],
		pool: {
			titles: 1000,
			sources: [
				{ source: 'taste', titles: 400, milliseconds: 0.4 },
				{ source: 'unfinished', titles: 12, milliseconds: 0.1 },
			],
		},
		rules: [{ rule: 'outside-territory', titles: 212 }],
		stages: [
			{ stage: 'taste-of-profile', milliseconds: 4.2, waited: true },
			{ stage: 'broad-retrieval', milliseconds: 1.3 },
			{ stage: 'stage-wise', milliseconds: 6.1 },
		],
	},
	fate: [
		{
			row: 'continue-watching',
			outcome: 'shown',
			reason: 'first of 12',
			sources: ['continue-watching', 'unfinished', 'taste'],
			score: 0.7,
		},
		{
			row: 'top-picks',
			outcome: 'rejected',
			reason: 'already-on-page: stands on the page already',
			rule: 'already-on-page',
		},
	],
};

export const exampleTrace = { requestId: 'r-1', profileId: 'p-1', policy: 'pages-1', rows: [] };

export const exampleShownPages = {
	pages: [
		{ requestId: 'r-1', surface: 'home', generatedAt: 1377960000000, device: 'web', country: 'PT' },
	],
};

const exampleTrailerDecision = {
	requestId: 'r-2',
	profileId: 'p-1',
	titleId: 't-1',
	decidedAt: 1377960000000,
	chosen: 'love-story',
	probability: 0.85,
	arms: [
		{ trailerId: 'car-chase', tags: ['Action'] },
		{ trailerId: 'love-story', tags: ['Romance'] },
	],
	probabilities: [0.15, 0.85],
	policy: { name: 'posterior-softmax', version: '1' },
};

export const exampleTrailer = {
	decision: exampleTrailerDecision,
	asOf: { profile: 1377957900000, events: 1377959990000, model: 1377957600000 },
};

export const exampleNotification = {
	requestId: 'r-3',
	profileId: 'p-1',
	decidedAt: 1377960000000,
	decision: 'send',
	reason: 'worth-it',
	titleId: 't-1',
	propensity: 0.95,
	sendProbability: 0.95,
	randomised: true,
	asOf: { profile: 1377957900000, events: 1377959990000, plan: 1377475200000 },
};

const exampleBreaker = {
	isOpen: false,
	answered: 1_190,
	failed: 0,
	overran: 5,
	refused: 9,
	opened: 1,
};

const doing = {
	requests: 1_204,
	served: { fresh: 1_190, kept: 12, popular: 2 },
	errors: 0,
	latencyMs: { p50: 11, p99: 38, p999: 402, max: 407 },
};

export const exampleSurfaces = {
	now: 1377960000000,
	surfaces: [
		{
			surface: 'home',
			sinceStart: doing,
			lastFiveMinutes: doing,
			inputAgeMs: { events: 10_000, popularity: 60_000, model: 10_000_000 },
		},
		{
			surface: 'notifications',
			sinceStart: doing,
			lastFiveMinutes: doing,
			inputAgeMs: { events: 10_000, plan: 200_000_000 },
		},
	],
	breakers: { keys: exampleBreaker, preferences: exampleBreaker },
	ladder: {
		served: { fresh: 1_190, kept: 12, popular: 2 },
		because: { 'dependency-overran': 5, 'dependency-resting': 9 },
		takenOff: { disliked: 1 },
		late: 3,
		underWay: 1,
		mostUnderWay: 32,
		kept: { pages: 800, bytes: 9_600_000 },
		breakers: { 'fresh-page/home': exampleBreaker },
	},
};

export const exampleStatus = {
	startedAt: 1377950000000,
	now: 1377960000000,
	service: {
		log: { end: 101_204 },
		projections: [{ name: 'profile-states', position: 101_204 }],
		model: { bundle: 'sha256:4f0d', trainedAt: 1377950000000 },
		counters: { 'events-accepted': 101_204 },
	},
	eventLoop: { recentMs: 0.3, meanMs: 0.2, p99Ms: 2.1, maxMs: 14, shedAboveMs: 300 },
	process: { cpuSeconds: 12.5, residentBytes: 268_435_456 },
	requests: { underWay: 1, answered: { 200: 1204, 400: 2 }, shed: 0 },
};

export const exampleBundles = {
	bundles: [
		{
			hash: '4f0d',
			createdAt: 1377950000000,
			serving: true,
			metrics: { 'held-out-newest ndcg@10': 0.105 },
		},
	],
};

export const exampleFrontier = {
	measuredAt: 1377960000000,
	policy: { version: 'page-1', share: 0.12 },
	over: { bundle: '4f0d', ranker: 'prior 1', cases: 286, titles: 10_506, cutAt: 1376776283000 },
	points: [
		{
			share: 0.12,
			'ndcg@10': { value: 0.0542, low: 0.0498, high: 0.0588 },
			'ndcg@10Gained': { value: -0.0009, low: -0.0014, high: -0.0004 },
			intraListDiversity: { value: 0.6725, low: 0.6679, high: 0.677 },
			serendipity: { value: 0.0168, low: 0.0151, high: 0.0186 },
			calibrationKl: { value: 0.9357, low: 0.9116, high: 0.9602 },
			coverage: 0.0732,
			ofScore: 0.0671,
			relevanceLost: 0.0016,
		},
	],
};
