import { useMemo } from 'react';
import { comparison } from '../../inspector/comparison.ts';
import { cardIn, gridOf } from '../../inspector/grid.ts';
import { type Inspected, inspected } from '../../inspector/inspected.ts';
import { whereWords } from '../../inspector/why.ts';
import type { Asked, InspectRoute, PageSurface } from '../../route.ts';
import type { MadeAgain } from '../../service.ts';
import { useConsole } from '../console-context.ts';
import { Problem } from '../problem.tsx';
import { useAsked } from '../use-asked.ts';
import { AgainstBar } from './against-bar.tsx';
import { AskBar } from './ask-bar.tsx';
import { FindBar } from './find-bar.tsx';
import { Grid } from './grid.tsx';
import { PagePanel } from './page-panel.tsx';
import { PageWords } from './page-words.tsx';
import { TitlePanel } from './title-panel.tsx';

/** A page that was made, looked into; side by side with itself made otherwise, where that is asked. */
export function Inspector({ route }: { route: InspectRoute }) {
	const { service, recent } = useConsole();
	const { requestId, against } = route;
	const looked = useAsked(`inspect ${requestId}`, (signal) =>
		inspected(service, recent, requestId, signal),
	);
	const other = useAsked(against && `again ${requestId} ${JSON.stringify(against)}`, (signal) =>
		service.again(requestId, against!, signal),
	);
	return (
		<div className="inspector" aria-busy={looked.waiting || other.waiting}>
			<h1 className="unseen">Page inspector</h1>
			<AskBar
				key={`${requestId} ${looked.waiting}`}
				asked={askedOf(looked.answer)}
				requestId={requestId}
			/>
			{looked.error !== undefined && <Problem error={looked.error} again={looked.again} />}
			{looked.waiting && <p className="waiting">Looking up the page …</p>}
			{other.error !== undefined && <Problem error={other.error} again={other.again} />}
			{looked.answer && <Pages route={route} here={looked.answer} other={other.answer} />}
		</div>
	);
}

/** The page, the same page made again, and what is said of either. */
function Pages({
	route,
	here,
	other,
}: {
	route: InspectRoute;
	here: Inspected;
	other: MadeAgain | undefined;
}) {
	const { title, find = '', against } = route;
	const rows = useMemo(() => gridOf(here.page, here.trace), [here]);
	const otherRows = useMemo(() => other && gridOf(other.page, other.trace), [other]);
	const compared = useMemo(() => otherRows && comparison(rows, otherRows), [rows, otherRows]);
	return (
		<>
			<div className="tools">
				<FindBar route={route} rows={rows} otherRows={otherRows} />
				<AgainstBar
					route={route}
					trace={here.trace}
					compared={compared}
					identical={other?.identical}
				/>
			</div>
			<p className="unseen" aria-live="polite">
				{title !== undefined &&
					whereWords(cardIn(rows, title), otherRows && (cardIn(otherRows, title) ?? null))}
			</p>
			{here.lacks && (
				<p className="note">
					{here.lacks.what} {here.lacks.remedy}
				</p>
			)}
			<div className={against ? 'work compared' : 'work'}>
				<section className="side" aria-label={other ? 'As it was answered' : 'The page'}>
					<PageWords inspected={here} heading={other && 'As answered'} />
					<Grid route={route} rows={rows} changes={compared} side="before" find={find} />
				</section>
				{otherRows && other && (
					<section className="side" aria-label="Made again">
						<PageWords inspected={other} heading="Made again" />
						<Grid route={route} rows={otherRows} changes={compared} side="after" find={find} />
					</section>
				)}
				{title === undefined ? (
					<PagePanel trace={here.trace} />
				) : (
					<TitlePanel
						route={{ ...route, title }}
						rows={rows}
						otherRows={otherRows}
						trace={here.trace}
						otherTrace={other?.trace}
					/>
				)}
			</div>
		</>
	);
}

/** What a page was asked with, as its trace says it. */
function askedOf(here: Inspected | undefined): Asked {
	const { page, trace } = here ?? {};
	const surface = trace?.asked?.surface ?? page?.surface ?? 'home';
	const profile = page?.profileId ?? trace?.profileId;
	return {
		surface: surface as PageSurface,
		...(profile !== undefined && { profile }),
		...(trace?.on?.device && { device: trace.on.device }),
		...(trace?.on?.country && { country: trace.on.country }),
		...(trace?.locale !== undefined && { locale: trace.locale }),
	};
}
