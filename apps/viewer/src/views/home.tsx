import type { Page } from '@marquee/contracts';
import {
	type KeyboardEvent,
	useCallback,
	useEffect,
	useMemo,
	useRef,
	useState,
	useSyncExternalStore,
} from 'react';
import { focusAfter, type GridFocus } from '../home/grid-focus.ts';
import type { Act } from '../home/opinion.ts';
import { isUnfinishedRow, topPick } from '../home/placement.ts';
import { rowGeometry } from '../home/row-geometry.ts';
import { hashOf } from '../route.ts';
import type { Activity } from '../service.ts';
import { Hero } from './hero.tsx';
import { HomeHeader } from './home-header.tsx';
import { HomeSkeleton } from './home-skeleton.tsx';
import { ProblemNotice } from './problem-notice.tsx';
import { Row } from './row.tsx';
import { useImpressions } from './use-impressions.ts';
import { useViewer } from './viewer-context.ts';

/** The home page of a profile, as it is, as it is awaited, or why it is not there. */
export function Home(props: {
	page: Page | undefined;
	error: unknown;
	retry: () => void;
	refreshing: boolean;
	profileId: string;
	name: string | undefined;
	covered: boolean;
	activityOf: (titleId: string) => Activity | undefined;
	act: Act;
}) {
	const { page, error, retry, profileId, name } = props;
	return (
		<div className="home" aria-busy={props.refreshing}>
			<HomeHeader name={name} />
			<main>
				<h1 className="hidden-label">{name ? `Home of ${name}` : 'Home'}</h1>
				{error !== undefined && (
					<ProblemNotice
						title={page ? 'Your page could not be renewed' : 'Your page could not be loaded'}
						error={error}
						retry={retry}
						otherwise={{ label: 'Choose another profile', href: hashOf({ at: 'picker' }) }}
					/>
				)}
				{page ? (
					<Rows {...props} page={page} profileId={profileId} />
				) : (
					error === undefined && <HomeSkeleton />
				)}
			</main>
		</div>
	);
}

function Rows({
	page,
	profileId,
	covered,
	activityOf,
	act,
}: {
	page: Page;
	profileId: string;
	covered: boolean;
	activityOf: (titleId: string) => Activity | undefined;
	act: Act;
}) {
	const { go } = useViewer();
	const width = useScreenWidth();
	const geometries = useMemo(
		() => ({
			portrait: rowGeometry(width, 'portrait'),
			landscape: rowGeometry(width, 'landscape'),
		}),
		[width],
	);
	const observe = useImpressions(page, profileId, covered);
	const rows = page.rows.filter(({ titles }) => titles.length > 0);
	const keyboard = useGridKeyboard(
		rows.map((row) => ({ rowId: row.rowId, cards: row.titles.length })),
	);
	const pick = topPick(page);
	const open = useCallback(
		(titleId: string) => go({ at: 'title', profileId, titleId }),
		[go, profileId],
	);
	useReturnOfFocus(page, covered);

	return (
		<>
			{pick && (
				<Hero
					pick={pick}
					profileId={profileId}
					done={activityOf(pick.placed.title.titleId)}
					play={() => go({ at: 'watch', profileId, titleId: pick.placed.title.titleId })}
					open={() => open(pick.placed.title.titleId)}
					act={act}
					observe={observe}
					down={keyboard.enter}
				/>
			)}
			{/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the cards within, heard once for all of them */}
			<div className="rows" onKeyDown={keyboard.onKeyDown}>
				{rows.length === 0 && <EmptyPage />}
				{rows.map((row, index) => (
					<Row
						key={row.rowId}
						row={row}
						index={index}
						shape={isUnfinishedRow(row) ? 'landscape' : 'portrait'}
						geometry={geometries[isUnfinishedRow(row) ? 'landscape' : 'portrait']}
						tabStop={Math.min(keyboard.cardIn(row.rowId), row.titles.length - 1)}
						moved={keyboard.moved?.row === index ? keyboard.moved : undefined}
						near={
							index < 2 ||
							(keyboard.moved !== undefined && Math.abs(keyboard.moved.row - index) < 2)
						}
						onFocusCard={keyboard.focused}
						onScrolled={keyboard.scrolled}
						open={open}
						observe={observe}
					/>
				))}
			</div>
		</>
	);
}

const EmptyPage = () => (
	<div className="problem">
		<h2>Nothing to show yet</h2>
		<p>This page has no rows: the catalogue may still be coming in.</p>
	</div>
);

/** Arrows, Home and End over all rows: which card of each row is the tab stop, and which was last moved to. */
function useGridKeyboard(rows: readonly { readonly rowId: string; readonly cards: number }[]) {
	const [cards, setCards] = useState<ReadonlyMap<string, number>>(new Map());
	const [moved, setMoved] = useState<GridFocus>();
	const current = useRef<GridFocus | undefined>(undefined);
	const firstVisible = useRef(new Map<string, number>());

	const focused = useCallback((focus: GridFocus, rowId: string) => {
		current.current = focus;
		setCards((all) => (all.get(rowId) === focus.card ? all : new Map(all).set(rowId, focus.card)));
	}, []);
	const scrolled = useCallback((rowId: string, first: number) => {
		firstVisible.current.set(rowId, first);
	}, []);
	const moveTo = (to: GridFocus) => {
		setCards((all) => new Map(all).set(rows[to.row]!.rowId, to.card));
		setMoved({ ...to });
	};
	const onKeyDown = (event: KeyboardEvent) => {
		const from = current.current;
		const onCard = event.target instanceof Element && event.target.closest('.card');
		if (!from || !onCard || event.altKey || event.ctrlKey || event.metaKey) return;
		const focusRows = rows.map(({ rowId, cards: count }) => ({
			cards: count,
			firstVisible: firstVisible.current.get(rowId) ?? 0,
		}));
		const to = focusAfter(event.key, from, focusRows);
		if (to === undefined) return;
		event.preventDefault();
		if (to === 'above') document.querySelector<HTMLElement>('.hero .primary')?.focus();
		else moveTo(to);
	};
	const enter = () => {
		const first = rows[0];
		if (first)
			moveTo({
				row: 0,
				card: Math.min(firstVisible.current.get(first.rowId) ?? 0, first.cards - 1),
			});
	};
	return {
		onKeyDown,
		focused,
		scrolled,
		moved,
		enter,
		cardIn: (rowId: string) => cards.get(rowId) ?? 0,
	};
}

/** When the page was made anew under the viewer's hands, focus goes to the same title's new place. */
function useReturnOfFocus(page: Page, covered: boolean): void {
	const last = useRef<string | undefined>(undefined);
	useEffect(() => {
		const remember = (event: FocusEvent) => {
			const card =
				event.target instanceof Element ? event.target.closest<HTMLElement>('.card') : null;
			if (card) last.current = card.getAttribute('data-title') ?? undefined;
			else if (event.target instanceof Element && !event.target.closest('dialog'))
				last.current = undefined;
		};
		document.addEventListener('focusin', remember);
		return () => document.removeEventListener('focusin', remember);
	}, []);
	// biome-ignore lint/correctness/useExhaustiveDependencies: it is the new page after which focus may be lost
	useEffect(() => {
		if (covered || !last.current || document.activeElement !== document.body) return;
		document
			.querySelector<HTMLElement>(`.card[data-title="${CSS.escape(last.current)}"]`)
			?.focus({ preventScroll: true });
	}, [page, covered]);
}

const watchSize = (listener: () => void) => {
	window.addEventListener('resize', listener);
	return () => window.removeEventListener('resize', listener);
};

/** The width posters have to share: without the scroll bar. */
const useScreenWidth = (): number =>
	useSyncExternalStore(watchSize, () => document.documentElement.clientWidth);
