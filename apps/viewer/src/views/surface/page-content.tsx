import type { Page } from '@marquee/contracts';
import { useRef } from 'react';
import { topPick } from '../../home/placement.ts';
import { type PageRoute, placeRoute } from '../../route.ts';
import { PosterWall } from '../rows/poster-wall.tsx';
import { type Entrance, RowStack } from '../rows/row-stack.tsx';
import { TopTen } from '../rows/top-ten.tsx';
import type { Observe } from '../rows/use-impressions.ts';
import type { Space } from '../space.ts';
import { useLanguage } from '../surroundings.ts';
import { useViewer } from '../viewer-context.ts';
import { Hero } from './hero.tsx';

interface Shown {
	readonly page: Page;
	readonly space: Space;
	readonly observe: Observe;
}

/** What a page looks like where it is: home and the shop window of browse in rows, lists as walls, a ranking with its numbers. */
export function PageContent({ route, ...shown }: Shown & { route: PageRoute }) {
	const { words } = useLanguage();
	const { page, space, observe } = shown;
	const rows = page.rows.filter(({ titles }) => titles.length > 0);
	const open = (titleId: string) => space.open(titleId, page);
	if (rows.length === 0) return <EmptyPage route={route} isUnread={isUnread(page, route)} />;
	switch (route.at) {
		case 'home':
			return <HomeContent {...shown} />;
		case 'top-10':
			return rows.map((row) => (
				<TopTen
					key={row.rowId}
					row={row}
					withHeading={rows.length > 1}
					open={open}
					observe={observe}
				/>
			));
		case 'my-list':
		case 'continue-watching':
			return (
				<PosterWall
					rows={rows}
					shape={route.at === 'my-list' ? 'portrait' : 'landscape'}
					open={open}
					observe={observe}
					label={words.surfaces[route.at]}
				/>
			);
		case 'browse':
			// One list is a wall; several, each with a reason of its own, are rows.
			return rows.length > 1 ? (
				<RowStack rows={rows} open={open} observe={observe} />
			) : (
				<PosterWall
					rows={rows}
					shape="portrait"
					open={open}
					observe={observe}
					label={words.surfaces.browse}
				/>
			);
	}
}

function HomeContent({ page, space, observe }: Shown) {
	const { navigation } = useViewer();
	const entrance = useRef<Entrance>({ enter: () => {} });
	const hero = useRef<HTMLElement>(null);
	const { profileId } = space.asking;
	const rows = page.rows.filter(({ titles }) => titles.length > 0);
	const pick = topPick(page);
	const titleId = pick?.placed.title.titleId;
	const play = () => {
		if (titleId === undefined) return;
		space.show(titleId, page);
		navigation.go({ at: 'watch', profileId, titleId });
	};
	return (
		<>
			{pick && titleId !== undefined && (
				<Hero
					section={hero}
					pick={pick}
					asking={space.asking}
					done={space.activityOf(titleId)}
					play={play}
					open={() => space.open(titleId, page)}
					act={space.act(page)}
					observe={observe}
					down={() => entrance.current.enter()}
				/>
			)}
			<RowStack
				rows={rows}
				open={(id) => space.open(id, page)}
				observe={observe}
				entrance={entrance.current}
				above={() => {
					const first = hero.current?.querySelector<HTMLElement>('.primary');
					first?.focus();
					return first !== undefined;
				}}
			/>
		</>
	);
}

/** Whether a list of one’s own is empty because nothing of it could be read: then nobody is told that there is nothing on it. */
const isUnread = ({ skipped }: Page, { at }: PageRoute): boolean =>
	skipped.some(({ stage }) => stage === at);

function EmptyPage({ route, isUnread }: { route: PageRoute; isUnread: boolean }) {
	const { words } = useLanguage();
	const { navigation } = useViewer();
	const { page } = words;
	const [what, why] = {
		home: [page.empty, page.emptyWhy],
		'top-10': [page.emptyRanking, page.emptyRankingWhy],
		browse: [page.emptyBrowse, page.emptyBrowseWhy],
		'my-list': [page.emptyList, page.emptyListWhy],
		'continue-watching': [page.emptyUnfinished, page.emptyUnfinishedWhy],
	}[route.at] as [string, string];
	if (isUnread)
		return (
			<div className="problem">
				<h2>{page.notLoaded}</h2>
			</div>
		);
	return (
		<div className="problem">
			<h2>{what}</h2>
			<p className="quiet">{why}</p>
			{route.at !== 'home' && (
				<div className="actions">
					<button
						type="button"
						className="button primary"
						onClick={() => navigation.go(placeRoute('browse', route.profileId))}
					>
						{words.surfaces.browse}
					</button>
				</div>
			)}
		</div>
	);
}
