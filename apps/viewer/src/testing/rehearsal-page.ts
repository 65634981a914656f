import type { Page, PageRow, PlacedTitle, Title, ViewingEvent } from '@marquee/contracts';

const rowLength = 30;

/** A page that depends on what the profile did, by the simplest rules that show it. */
export function rehearsalPage(
	titles: readonly Title[],
	events: readonly ViewingEvent[],
	profileId: string,
	requestId: string,
): Page {
	const own = events.filter((event) => event.profileId === profileId);
	const byId = new Map(titles.map((title) => [title.titleId, title] as const));
	const placed = new Set<string>();
	const row = (
		rowId: string,
		heading: string,
		sentence: string,
		from: readonly PlacedTitle[],
	): PageRow => {
		const free = from.filter(({ title }) => !placed.has(title.titleId)).slice(0, rowLength);
		for (const { title } of free) placed.add(title.titleId);
		const [family] = rowId.split(':');
		return {
			rowId,
			family: family!,
			heading,
			evidence: { sentence, source: family! },
			titles: free,
		};
	};
	const place =
		(source: string, sentence: string) =>
		(title: Title, i: number): PlacedTitle => ({
			title,
			score: 1 / (i + 1),
			evidence: { sentence, source },
		});

	const stopped = new Map(
		own.flatMap((event) => (event.kind === 'stop' ? [[event.titleId, event] as const] : [])),
	);
	const unfinished = [...stopped.values()]
		.reverse()
		.flatMap(({ titleId, positionSeconds }): PlacedTitle[] => {
			const title = byId.get(titleId);
			const evidence = { sentence: 'You have not finished it', source: 'continue-watching' };
			return title ? [{ title, score: 1, evidence, positionSeconds }] : [];
		});
	const last = unfinished[0]?.title;
	const alike = last
		? titles.filter((title) => title.genres.some((genre) => last.genres.includes(genre)))
		: [];
	const disliked = new Set(
		own.flatMap((event) =>
			event.kind === 'thumb' && event.thumb === 'down' ? [event.titleId] : [],
		),
	);
	const others = titles.filter(({ titleId }) => !disliked.has(titleId));

	const rows = [
		row('continue-watching', 'Continue watching', 'You have not finished these', unfinished),
		...(last
			? [
					row(
						'because-you-watched',
						`Because you watched ${last.name}`,
						`Like ${last.name}`,
						alike.map(place('because-you-watched', `Because you watched ${last.name}`)),
					),
				]
			: []),
		row(
			'top-picks',
			'Top picks for you',
			'What your taste points to',
			others.map(place('taste', 'Loved by people who watch what you watch')),
		),
		row(
			'trending',
			'Trending now',
			'Watched most this week',
			others.toReversed().map(place('trending', 'Watched most this week')),
		),
		...[
			'Comedy',
			'Horror',
			'Sci-Fi',
			'Romance',
			'Documentary',
			'Western',
			'Animation',
			'Crime',
		].map((genre) =>
			row(
				`genre:${genre}`,
				genre,
				`${genre}, best for you first`,
				others
					.filter(({ genres }) => genres.includes(genre))
					.map(place('genre', `You like ${genre}`)),
			),
		),
	].filter(({ titles: shown }) => shown.length > 0);
	return {
		requestId,
		surface: 'home',
		profileId,
		generatedAt: 0,
		model: { bundle: 'rehearsal', trainedAt: 0 },
		asOf: { profile: null, events: null },
		rows,
		skipped: [],
	};
}
