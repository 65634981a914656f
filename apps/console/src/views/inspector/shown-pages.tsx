import type { FormEvent } from 'react';
import type { ShownPage } from '../../answers/shown-page.ts';
import { hashOf, type ShownRoute } from '../../route.ts';
import { pagesListed } from '../../service.ts';
import { moment } from '../../words/figures.ts';
import { epochMsOf, fieldOf } from '../../words/utc-field.ts';
import { useConsole } from '../console-context.ts';
import { Problem } from '../problem.tsx';
import { useAsked } from '../use-asked.ts';
import { AskBar } from './ask-bar.tsx';

/** The pages that a profile was shown, newest first, each a link to what was decided about it. */
export function ShownPages({ route }: { route: ShownRoute }) {
	const { service } = useConsole();
	const { profile, before } = route;
	const { answer, error, waiting, again } = useAsked(hashOf(route), (signal) =>
		service.shownTo(profile, before, signal),
	);
	return (
		<div className="inspector" aria-busy={waiting}>
			<h1 className="unseen">Page inspector</h1>
			<AskBar key={profile} asked={{ surface: 'home', profile }} isSearch />
			<section className="shown-pages" aria-labelledby="shown-to">
				<header>
					<h2 id="shown-to">Pages shown to {profile}</h2>
					<BeforeForm key={before} route={route} />
				</header>
				{error !== undefined && <Problem error={error} again={again} />}
				{waiting && <p className="waiting">Asking …</p>}
				<p className="unseen" role="status">
					{answer && `${answer.length} pages`}
				</p>
				{answer?.length === 0 && <NoPages route={route} />}
				{answer && answer.length > 0 && <Listed pages={answer} route={route} />}
			</section>
		</div>
	);
}

/** Goes to the pages of before a moment. */
function BeforeForm({ route: { before, ...newest } }: { route: ShownRoute }) {
	const { navigation } = useConsole();
	const show = (event: FormEvent<HTMLFormElement>) => {
		event.preventDefault();
		const chosen = epochMsOf(String(new FormData(event.currentTarget).get('before') ?? ''));
		navigation.go(chosen === undefined ? newest : { ...newest, before: chosen });
	};
	return (
		<form onSubmit={show} aria-label="Pages of before">
			<label>
				Before, UTC
				<input
					type="datetime-local"
					name="before"
					step={1}
					defaultValue={before === undefined ? '' : fieldOf(before)}
				/>
			</label>
			<button type="submit">Show</button>
			{before !== undefined && (
				<a className="button quiet" href={hashOf(newest)}>
					Newest
				</a>
			)}
		</form>
	);
}

function Listed({ pages, route }: { pages: readonly ShownPage[]; route: ShownRoute }) {
	const oldest = pages.at(-1)!;
	return (
		<>
			<ol>
				{pages.map(({ requestId, surface, generatedAt, device, country }) => (
					<li key={requestId}>
						<a href={hashOf({ at: 'inspect', requestId })}>
							<b>{surface}</b> <time>{moment(generatedAt)}</time>{' '}
							<span>{[device, country].filter(Boolean).join(', ')}</span> <code>{requestId}</code>
						</a>
					</li>
				))}
			</ol>
			{pages.length >= pagesListed && (
				<a className="button" href={hashOf({ ...route, before: oldest.generatedAt })}>
					Older
				</a>
			)}
		</>
	);
}

function NoPages({ route: { profile, before } }: { route: ShownRoute }) {
	return (
		<section className="empty">
			<h3>
				No page of {profile} is kept{before !== undefined && ` from before ${moment(before)}`}
			</h3>
			<p>
				The newest pages of all profiles are kept, as long as there is room for them. A page that
				was not made for its request, but kept from before or what is popular, is not among them.
			</p>
		</section>
	);
}
