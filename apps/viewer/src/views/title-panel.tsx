import type { Page } from '@marquee/contracts';
import { type CSSProperties, useEffect, useId } from 'react';
import { type Act, listPressed, thumbPressed } from '../home/opinion.ts';
import { shortLength } from '../lengths.ts';
import { nominalRuntimeSeconds } from '../playback/playback.ts';
import { inksOf } from '../posters/inks.ts';
import type { Route } from '../route.ts';
import { Icon } from './icons.tsx';
import { Modal } from './modal.tsx';
import { BackdropArt } from './poster-art.tsx';
import { ProblemNotice } from './problem-notice.tsx';
import type { AskedTitle, TitleInHand } from './profile-space.tsx';
import { TitleFacts } from './title-facts.tsx';
import { useViewer } from './viewer-context.ts';
import { Why } from './why.tsx';

/** A title up close: play it, judge it, keep it, and ask why it is here. */
export function TitlePanel({
	route,
	inHand,
	page,
	act,
	close,
}: {
	route: Extract<Route, { at: 'title' }>;
	inHand: AskedTitle;
	page: Page | undefined;
	act: Act;
	close: () => void;
}) {
	const heading = useId();
	const { title } = inHand;
	return (
		<Modal className="sheet panel" labelledBy={heading} close={close}>
			<button type="button" className="round close" aria-label="Close" onClick={close}>
				<Icon name="close" />
			</button>
			{title ? (
				<Details heading={heading} route={route} inHand={title} page={page} act={act} />
			) : inHand.error === undefined ? (
				<div className="panel-body">
					<h2 id={heading} className="quiet">
						Loading …
					</h2>
				</div>
			) : (
				<div className="panel-body">
					<h2 id={heading} className="hidden-label">
						Title
					</h2>
					<ProblemNotice
						title="This title could not be loaded"
						error={inHand.error}
						retry={inHand.again}
					/>
				</div>
			)}
		</Modal>
	);
}

function Details({
	heading,
	route,
	inHand,
	page,
	act,
}: {
	heading: string;
	route: Extract<Route, { at: 'title' }>;
	inHand: TitleInHand;
	page: Page | undefined;
	act: Act;
}) {
	const { go } = useViewer();
	const { title, placement } = inHand;
	useEffect(() => {
		document.title = `${title.name} · Marquee`;
	}, [title.name]);
	return (
		<>
			<div className="panel-art" style={inksOf(title) as CSSProperties}>
				<BackdropArt title={title} />
				<h2 id={heading}>{title.name}</h2>
			</div>
			<div className="panel-body">
				<TitleFacts title={title} />
				<PanelActions inHand={inHand} act={act} play={() => go({ ...route, at: 'watch' })} />
				<Why titleId={title.titleId} page={page} placement={placement} />
			</div>
		</>
	);
}

function PanelActions({
	inHand: { title, activity },
	act,
	play,
}: {
	inHand: TitleInHand;
	act: Act;
	play: () => void;
}) {
	const { titleId } = title;
	const { positionSeconds } = activity;
	const runtime = title.runtimeSeconds ?? nominalRuntimeSeconds;
	const unfinished = positionSeconds > 0 && positionSeconds < runtime * 0.97;
	return (
		<>
			<div className="actions">
				<button type="button" className="button primary" data-first-focus onClick={play}>
					<Icon name="play" />
					{unfinished ? 'Resume' : 'Play'}
				</button>
				<button
					type="button"
					className="button"
					aria-pressed={activity.listed}
					onClick={() => act(titleId, activity, listPressed(activity))}
				>
					<Icon name={activity.listed ? 'added' : 'add'} />
					My list
				</button>
				{(['up', 'down'] as const).map((thumb) => (
					<button
						key={thumb}
						type="button"
						className="round"
						aria-pressed={activity.thumb === thumb}
						aria-label={thumb === 'up' ? 'I like this' : 'Not for me'}
						onClick={() => act(titleId, activity, thumbPressed(activity, thumb))}
					>
						<Icon name={thumb} />
					</button>
				))}
			</div>
			{unfinished && (
				<p className="resume">
					<span className="watched-bar">
						<span style={{ width: `${(100 * positionSeconds) / runtime}%` }} />
					</span>
					{shortLength(runtime - positionSeconds)} left
				</p>
			)}
		</>
	);
}
